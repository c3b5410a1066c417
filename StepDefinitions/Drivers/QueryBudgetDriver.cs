using Framework.Lanes;
using StepDefinitions.Data;

namespace StepDefinitions.Drivers;

/// <summary>Asks for invoices, and remembers how many SQL statements each request cost.</summary>
public sealed class QueryBudgetDriver(InvoicesDriver driver, PaymentsDriver payments, ScenarioScope scenario)
{
    private readonly List<int> _costs = [];

    /// <summary>Statements of each request, in order.</summary>
    public IReadOnlyList<int> Costs => _costs;

    /// <summary>Statements of the last request.</summary>
    public int LastCost => _costs.Count > 0 ? _costs[^1] : throw new InvalidOperationException("Nothing was counted yet. Expected a step like 'When Irina lists all invoices' before this one.");

    /// <summary>How many invoices the last list held.</summary>
    public int Listed { get; private set; }

    /// <summary>Keeps what the request that was just made has cost.</summary>
    public void Counted() => _costs.Add(scenario.Statements.OfLastRequest);

    public async Task ListAsync(Person person, params (string Name, string Value)[] query)
    {
        Listed = (await driver.ListAsync(person, [("page_size", "200"), .. query])).Count;
        _costs.Add(scenario.Statements.OfLastRequest);
    }

    public async Task SeePaymentStatusAsync(Person person, Guid invoice)
    {
        await payments.StatusAsync(person, invoice);
        _costs.Add(scenario.Statements.OfLastRequest);
    }

    public async Task SeeAsync(Person person, Guid invoice)
    {
        await driver.SeeAsync(person, invoice);
        _costs.Add(scenario.Statements.OfLastRequest);
    }
}
