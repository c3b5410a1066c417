using System.Globalization;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Pachca;

/// <summary>Pachca's API as a bot sees it, and what was posted.</summary>
public sealed class PachcaWorkspace : FaultyVendor
{
    private readonly VendorServer _server;
    private readonly MessageBook _book;
    private readonly MessageApi _api;
    private readonly Lock _gate = new();

    internal PachcaWorkspace(ScenarioVendors scenario, VendorServer server)
        : base(scenario)
    {
        _server = server;
        _book = new MessageBook(scenario);
        foreach (var chat in server.Options.PachcaChats)
            _book.AddChat(chat);
        _api = new MessageApi(_book, server.Options);
    }

    /// <summary>The token that calls have to carry.</summary>
    public string Token => _server.Options.PachcaToken;

    /// <summary>The messages, oldest first.</summary>
    public IReadOnlyList<PachcaMessage> Messages
    {
        get
        {
            lock (_gate)
                return _book.Messages;
        }
    }

    /// <summary>The chats and channels that the token may write to.</summary>
    public IReadOnlyList<long> Chats
    {
        get
        {
            lock (_gate)
                return _book.Chats;
        }
    }

    private protected override string VendorName => "pachca";

    /// <summary>The token may write to this chat or channel.</summary>
    public void AddChat(long id)
    {
        lock (_gate)
            _book.AddChat(id);
    }

    /// <summary>The chat is gone, or the token may not write to it any more: 404.</summary>
    public void RemoveChat(long id)
    {
        lock (_gate)
            _book.RemoveChat(id);
    }

    /// <summary>The token is taken back: 401 from now on.</summary>
    public void RefusesToken(int? calls = null) => AnswersWith(401, calls: calls);

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            try
            {
                return _api.Answer(request);
            }
            catch (PachcaError error)
            {
                return MessageApi.Write(error.Status, error.Body) with
                {
                    Refusal = new VendorRefusal(VendorName, request.Method, JournalPath(request), error.Status, error.Code, error.Message, error.Key),
                };
            }
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => status is 401 or 403
        ? MessageApi.Write(status, new PachcaError(status, "invalid_token", "Access token is invalid").Body)
        : MessageApi.Write(status, new PachcaError(status, status == 429 ? "rate_limit" : "unhandled", "The request could not be carried out").Body);

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };
}
