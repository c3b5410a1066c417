using Mocks.Hosting;

namespace Mocks.Journal;

/// <summary>What the system asked of the vendors in one scenario.</summary>
internal sealed class VendorJournal
{
    private readonly List<VendorCall> _calls = [];
    private readonly List<VendorRefusal> _refusals = [];
    private readonly List<string> _expected = [];
    private readonly Lock _gate = new();

    public IReadOnlyList<VendorCall> Calls
    {
        get
        {
            lock (_gate) return [.. _calls];
        }
    }

    public IReadOnlyList<VendorRefusal> Refusals
    {
        get
        {
            lock (_gate) return [.. _refusals];
        }
    }

    public VendorCall Begin(string vendor, VendorRequest request, string path, DateTimeOffset at)
    {
        lock (_gate)
        {
            var call = new VendorCall
            {
                Number = _calls.Count + 1,
                Vendor = vendor,
                Method = request.Method,
                Path = path,
                Query = Secrets.MaskText(request.RawQuery),
                Headers = Secrets.MaskHeaders(request.Headers),
                Body = Secrets.MaskText(request.Body),
                At = at,
            };
            _calls.Add(call);
            return call;
        }
    }

    public static void End(VendorCall call, VendorAnswer? answer)
    {
        call.Status = answer?.Status;
        call.Answer = Secrets.MaskText(answer?.Body ?? "");
        call.IsFinished = true;
    }

    /// <param name="refusal">What was refused.</param>
    /// <param name="isNobodys">Whether no scenario has asked for it: then none is to blame.</param>
    public void Refused(VendorRefusal refusal, bool isNobodys = false)
    {
        lock (_gate)
        {
            refusal.IsExpected = isNobodys || _expected.Exists(refusal.IsAbout);
            _refusals.Add(refusal);
        }
    }

    public void Expect(string codeOrText)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(codeOrText);
        lock (_gate)
        {
            _expected.Add(codeOrText);
            foreach (var refusal in _refusals.Where(r => r.IsAbout(codeOrText))) refusal.IsExpected = true;
        }
    }
}
