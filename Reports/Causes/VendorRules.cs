using Framework.Evidence;

namespace Reports.Causes;

/// <summary>The system broke a vendor's contract.</summary>
internal static class VendorRules
{
    /// <summary>A fake refused a request as the vendor would have.</summary>
    public static Finding? Refused(FailedScenario scenario)
    {
        if (scenario.Failure.Cause != CauseKind.VendorContract)
            return null;
        var refused = scenario.All.OfType<HttpExchange>().LastOrDefault(e => e.Direction == Direction.SystemToVendor && e.Status is >= 400 and < 500 && scenario.Failure.Message.Contains(e.Peer, StringComparison.OrdinalIgnoreCase));
        return new Finding(CauseKind.VendorContract, "the vendor's fake refused what the system sent", refused is null ? Headline.Of(scenario.Failure.Message) : FailedScenario.Line(refused));
    }
}
