using System.Globalization;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.RussianPost;

/// <summary>Russian Post's Otpravka as a shop sees it. It calls nobody back.</summary>
public sealed class RussianPostAccount : FaultyVendor
{
    private readonly PostBook _book;
    private readonly OtpravkaApi _api;
    private readonly Lock _gate = new();

    internal RussianPostAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        _book = new PostBook(scenario, ids);
        _api = new OtpravkaApi(_book, server.Options);
    }

    /// <summary>The parcels, oldest first.</summary>
    public IReadOnlyList<PostalParcel> Parcels
    {
        get
        {
            lock (_gate) return _book.Parcels;
        }
    }

    private protected override string VendorName => "russian_post";

    /// <summary>Something happens to a parcel on its way ("Прибыло в место вручения"); from then on it is not in the backlog any more. Nobody is told.</summary>
    /// <param name="operation">In the post's words.</param>
    /// <param name="barcode">The parcel; null: the latest.</param>
    /// <exception cref="InvalidOperationException">There is no such parcel.</exception>
    public void Happens(string operation, string? barcode = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        lock (_gate)
        {
            var parcel = _book.Find(barcode);
            if (parcel.Batch is null) _book.Batch([parcel.Id]);
            (parcel.Operation, parcel.OperationAt) = (operation, Scenario.Clock.GetUtcNow());
        }
    }

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return _api.Answer(request);
            }
            catch (PostRefused refused)
            {
                return OtpravkaApi.Error(refused.Status, refused.Code, refused.Message) with
                {
                    Refusal = refused.IsFault ? new VendorRefusal(VendorName, request.Method, request.Path, refused.Status, refused.Code, refused.Message, refused.Field) : null,
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => OtpravkaApi.Error(status, status == 429 ? "TOO_MANY_REQUESTS" : status is 401 or 403 ? "UNAUTHORIZED" : "INTERNAL_ERROR", "The request could not be carried out");

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };
}
