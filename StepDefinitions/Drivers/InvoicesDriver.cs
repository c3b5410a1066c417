using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>What people do with invoices, in the system's own words.</summary>
public sealed class InvoicesDriver(Api api, ScenarioScope scenario, People people, Invoices invoices)
{
    private const string DefaultDescription = "Algebra, 4 lessons";

    public async Task<InvoiceJson> CreateAsync(Person tutor, decimal amount, DateOnly dueDate, string description)
    {
        var invoice = (await api.CallAsync(tutor, "create-invoice", body: new { StudentId = people.Student.Id, Amount = amount, DueDate = dueDate, Description = description })).As<InvoiceJson>();
        invoices.Add(invoice);
        return invoice;
    }

    /// <summary>Makes an invoice and takes it to a status the way it gets there in life.</summary>
    public async Task<InvoiceJson> HaveAsync(InvoiceStatus status, decimal? amount = null, DateOnly? dueDate = null, string? description = null)
    {
        var today = DateOnly.FromDateTime(scenario.Clock.GetUtcNow().UtcDateTime);
        var due = dueDate ?? today.AddDays(status == InvoiceStatus.Overdue ? 0 : 14);
        var invoice = await CreateAsync(people.Tutor, amount ?? 2500m, due, description ?? DefaultDescription);
        if (status != InvoiceStatus.Draft)
            await SendAsync(people.Tutor, invoice.Id);
        switch (status)
        {
            case InvoiceStatus.Viewed:
                await MoveAsync(people.Parent, invoice.Id, InvoiceStatus.Viewed);
                break;
            case InvoiceStatus.Paid or InvoiceStatus.Cancelled:
                await MoveAsync(people.Tutor, invoice.Id, status);
                break;
            case InvoiceStatus.Overdue:
                await scenario.AdvanceAsync(TimeSpan.FromDays(1));
                break;
        }

        return invoice;
    }

    public async Task SendAsync(Person person, Guid invoice)
    {
        var answer = await AttemptMoveAsync(person, invoice, "SENT");
        answer.As<InvoiceJson>();
        invoices.NotificationTask = answer.Header("X-Task-Id");
    }

    public async Task MoveAsync(Person person, Guid invoice, InvoiceStatus to, string? reason = null) =>
        (await AttemptMoveAsync(person, invoice, Wire(to), reason)).As<InvoiceJson>();

    public Task<ApiAnswer> AttemptMoveAsync(Person? person, Guid invoice, string to, string? reason = null) =>
        api.CallAsync(person, "move-invoice", [invoice], reason is null ? new { To = to } : new { To = to, Reason = reason });

    public Task<ApiAnswer> AttemptSeeAsync(Person? person, Guid invoice) => api.CallAsync(person, "get-invoice", [invoice]);

    public Task<ApiAnswer> AttemptEditAsync(Person? person, Guid invoice) =>
        api.CallAsync(person, "edit-invoice", [invoice], new { Amount = 1m, DueDate = new DateOnly(2026, 12, 31), Description = "Changed" });

    public Task<ApiAnswer> AttemptListAsync(Person? person) => api.CallAsync(person, "list-invoices");

    public Task<ApiAnswer> AttemptHistoryAsync(Person? person, Guid invoice) => api.CallAsync(person, "invoice-history", [invoice]);

    /// <summary>The invoice as its tutor sees it, without touching it.</summary>
    public async Task<InvoiceJson> SeeAsync(Guid invoice) => (await AttemptSeeAsync(people.Tutor, invoice)).As<InvoiceJson>();

    public async Task<IReadOnlyList<InvoiceJson>> ListAsync(Person person) => (await AttemptListAsync(person)).As<InvoiceListJson>().Items;

    public async Task<IReadOnlyList<TransitionJson>> HistoryAsync(Guid invoice) => (await AttemptHistoryAsync(people.Tutor, invoice)).As<TransitionListJson>().Items;

    public async Task<TaskJson> NotificationTaskAsync()
    {
        var id = invoices.NotificationTask ?? throw new UnexpectedAnswerException("Sending the invoice was expected to name its notification task in the header X-Task-Id; the header was absent.");
        return (await api.CallAsync(people.Tutor, "get-task", [id])).As<TaskJson>();
    }

    public static string Wire(InvoiceStatus status) => status.ToString().ToUpperInvariant();
}
