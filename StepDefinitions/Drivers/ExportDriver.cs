using System.Net.Http.Headers;
using Framework.Http;
using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Invoices as a file for spreadsheets.</summary>
public sealed class ExportDriver(Api api, ScenarioScope scenario)
{
    /// <summary>The last export's text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What the last export says it is.</summary>
    public string? ContentType { get; private set; }

    public IReadOnlyList<ExportLine> Lines => ExportLine.Of(Text);

    /// <summary>Exports; each name of a parameter comes with its value.</summary>
    public async Task ExportAsync(Person person, params (string Name, string Value)[] query)
    {
        var answer = await AttemptAsync(person, query);
        (Text, ContentType) = (answer.Text(), answer.ContentType);
    }

    public Task<ApiAnswer> AttemptAsync(Person? person, params (string Name, string Value)[] query) =>
        api.CallAsync(person, "export-invoices", query: query.Select(q => KeyValuePair.Create(q.Name, q.Value)));

    /// <summary>Reads the first line of the export and says how many statements have not ended at that moment.</summary>
    public async Task<int> ReadFirstLineAsync(Person person)
    {
        await api.SignInAsync(person);
        using var client = scenario.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, scenario.Endpoints["export-invoices"].Path()) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", person.Token) } };
        request.ReadResponseAsItComes();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        await reader.ReadLineAsync();
        var underWay = scenario.Statements.UnderWay;
        await reader.ReadToEndAsync();
        return underWay;
    }
}
