using Framework.Gherkin.Http;
using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin.Vendors;

/// <summary>How the system calls vendors.</summary>
[Binding]
public sealed class VendorCallSteps(ScenarioScope scenario)
{
    /// <summary>There were calls, and each was made while neither a transaction was open nor a lock held. A violation fails any scenario at its end; this step says so at once, and that there was something to see.</summary>
    [Then("every vendor was called outside of transactions and locks")]
    public void OutsideOfTransactions()
    {
        if (scenario.VendorCalls.Count == 0)
            throw new AnswerAssertionException("Expected the system to have called a vendor in this scenario, but it has called none: there is nothing to see.");
        if (scenario.VendorCalls.WithinTransactions is { Count: > 0 } violations)
            throw new AnswerAssertionException(string.Join("\n", violations));
    }
}
