using Mocks.Journal;

namespace Mocks.Hosting;

/// <summary>A request to an address that no vendor has here: 404, and a refusal that says where the vendors are.</summary>
internal static class UnknownAddress
{
    private const string Nobody = "nobody";

    public static VendorAnswer Answer(VendorServer server, ScenarioVendors scenario, VendorRequest request)
    {
        var path = Secrets.MaskText(request.Path);
        string[] known = [.. server.Addresses.Select(a => a.Value.AbsolutePath + (a.Key == "telegram" ? "bot<token>/<method>" : "")), .. server.Options.ControlApi ? (string[])["/_control/"] : []];
        var description = $"No vendor is at {path}. Here are: {string.Join(", ", known)}";
        var call = scenario.Journal.Begin(Nobody, request, path, scenario.Clock.GetUtcNow());
        var answer = new VendorAnswer(404, "Not Found\n") { ContentType = "text/plain; charset=utf-8" };
        VendorJournal.End(call, answer);
        var refusal = new VendorRefusal(Nobody, request.Method, path, 404, "not_found", description, null);
        scenario.Journal.Refused(refusal);
        scenario.Log(call.ToString());
        scenario.Log($"REFUSED: {refusal}");
        return answer;
    }
}
