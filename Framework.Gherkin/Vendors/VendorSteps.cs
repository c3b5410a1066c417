using System.Globalization;
using System.Text.RegularExpressions;
using Framework.Gherkin.Http;
using Framework.Http;
using Framework.Json;
using Framework.Vendors;
using Reqnroll;

namespace Framework.Gherkin.Vendors;

/// <summary>Vendors by name: the trouble that they make, and what they were asked.</summary>
[Binding]
public sealed class VendorSteps(IVendors vendors, SavedValues saved)
{
    /// <summary>It answers 503.</summary>
    [Given("the vendor {string} is down")]
    [When("the vendor {string} goes down")]
    public void IsDown(string vendor) => Find(vendor).IsDown();

    /// <summary>It never answers; the system's patience ends at once, in virtual time.</summary>
    [Given("the vendor {string} never answers")]
    public void NeverAnswers(string vendor) => Find(vendor).NeverAnswers();

    /// <summary>It resets connections.</summary>
    [Given("the vendor {string} resets connections")]
    public void ResetsConnections(string vendor) => Find(vendor).ResetsConnections();

    /// <summary>It answers late, in the system's time.</summary>
    [Given("the vendor {string} answers {int} second(s) late")]
    public void IsSlow(string vendor, int seconds) => Find(vendor).IsSlow(TimeSpan.FromSeconds(seconds));

    /// <summary>It answers a status, with its own body for that.</summary>
    [Given("the vendor {string} answers {int}")]
    public void Answers(string vendor, int status) => Find(vendor).Answers(status, null);

    /// <summary>It answers a status, with this body.</summary>
    [Given("the vendor {string} answers {int} with:")]
    public void AnswersWith(string vendor, int status, string body) => Find(vendor).Answers(status, saved.Fill(body));

    /// <summary>It answers 429.</summary>
    [Given("the vendor {string} asks to come again in {int} second(s)")]
    public void AsksToComeAgain(string vendor, int seconds) => Find(vendor).AsksToComeAgain(seconds);

    /// <summary>It is well again.</summary>
    [When("the vendor {string} is well again")]
    public void Recovers(string vendor) => Find(vendor).Recover();

    /// <summary>It was asked nothing at all.</summary>
    [Then("the vendor {string} was not called")]
    public void NotCalled(string vendor) => Require(Find(vendor), null, 0);

    /// <summary>It was asked so often, whatever it was.</summary>
    [Then("the vendor {string} was called {int} time(s)")]
    public void Called(string vendor, int times) => Require(Find(vendor), null, times);

    /// <summary>It was asked so often for this: method and path below its base address; * stands for any characters.</summary>
    [Then("the vendor {string} was called {int} time(s) with {string}")]
    public void CalledWith(string vendor, int times, string request) => Require(Find(vendor), request, times);

    /// <summary>The body of the last such request has at least this JSON.</summary>
    [Then("the vendor {string} was last called with {string} and:")]
    public void LastCalledWith(string vendor, string request, string json)
    {
        var found = Find(vendor);
        var call = Matching(found, request).LastOrDefault() ?? throw Unexpected(found, request, $"Expected a call of {request}, but there was none.");
        var mismatches = JsonMatch.Compare(JsonText.Parse(call.Body), JsonText.Parse(saved.FillJson(json)), open: true);
        if (mismatches.Count > 0)
            throw new AnswerAssertionException($"{vendor} was called with another {request}: {JsonMismatch.Describe(mismatches)}\n\n{JsonText.Pretty(call.Body)}");
    }

    private IVendor Find(string name) => vendors.All.FirstOrDefault(v => v.Name == name) ?? throw new UnknownNameException("vendor", name, vendors.All.Select(v => v.Name));

    private static void Require(IVendor vendor, string? request, int times)
    {
        var actual = request is null ? vendor.Requests.Count : Matching(vendor, request).Count();
        if (actual != times)
            throw Unexpected(vendor, request, string.Create(CultureInfo.InvariantCulture, $"Expected {times} call(s){(request is null ? "" : $" of {request}")}, but there were {actual}."));
    }

    private static IEnumerable<VendorRequest> Matching(IVendor vendor, string request)
    {
        var pattern = new Regex($"^{Regex.Escape(request).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return vendor.Requests.Where(r => pattern.IsMatch($"{r.Method} {r.Path}"));
    }

    private static AnswerAssertionException Unexpected(IVendor vendor, string? request, string message)
    {
        var calls = vendor.Requests.Select(r => $"  {r.Method} {r.Path} -> {r.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}").ToList();
        var nearest = request is null ? "" : calls.Count == 0 ? "" : "\nIs the request written like one of these?";
        return new AnswerAssertionException($"{message} The system called {vendor.Name}:{(calls.Count == 0 ? " never" : "\n" + string.Join("\n", calls))}{nearest}");
    }
}
