using Framework.Vendors;
using Mocks;

namespace StepDefinitions.Support;

/// <summary>Our fakes, for the generic vendor steps.</summary>
internal sealed class VendorsOfScenario(ScenarioVendors vendors) : IVendors
{
    public IReadOnlyList<IVendor> All => [.. vendors.All.Select(v => new OneVendor(v))];

    private sealed class OneVendor(FaultyVendor vendor) : IVendor
    {
        public string Name => vendor.Vendor;

        public IReadOnlyList<VendorRequest> Requests => [.. vendor.CallsTo("*", "/*").Select(c => new VendorRequest(c.Method, c.Path, c.Body, c.Status))];

        public void IsDown() => vendor.IsDown();

        public void NeverAnswers() => vendor.TimesOut();

        public void ResetsConnections() => vendor.ResetsConnection();

        public void IsSlow(TimeSpan by) => vendor.IsSlow(by);

        public void Answers(int status, string? body) => vendor.AnswersWith(status, body);

        public void AsksToComeAgain(int seconds) => vendor.TooManyRequests(seconds);

        public void Recover() => vendor.Recover();
    }
}
