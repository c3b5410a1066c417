using Framework.Lanes;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>What people do with invoices, in the system's own words.</summary>
public sealed class InvoicesDriver(Api api, ScenarioScope scenario, People people, Invoices invoices)
{
    private const string DefaultDescription = "Algebra, 4 lessons";

    private DateOnly InTwoWeeks => DateOnly.FromDateTime(scenario.Clock.GetUtcNow().UtcDateTime).AddDays(14);

    public async Task<InvoiceJson> CreateAsync(Person tutor, decimal amount, DateOnly dueDate, string description, Person? student = null, Guid? subject = null)
    {
        var invoice = (await AttemptCreateAsync(tutor, amount, dueDate, description, student, subject)).As<InvoiceJson>();
        invoices.Add(invoice);
        return invoice;
    }

    public Task<ApiAnswer> AttemptCreateAsync(Person tutor, decimal amount, DateOnly dueDate, string description, Person? student = null, Guid? subject = null) =>
        api.CallAsync(tutor, "create-invoice", body: new { StudentId = (student ?? people.Student).Id, Amount = amount, DueDate = dueDate, Description = description, SubjectId = subject });

    /// <summary>Bills the scenario's first student, in two weeks.</summary>
    public Task<ApiAnswer> AttemptBillAsync(Person tutor, decimal amount) => AttemptCreateAsync(tutor, amount, InTwoWeeks, DefaultDescription);

    /// <summary>Makes an invoice and takes it to a status the way it gets there in life.</summary>
    public async Task<InvoiceJson> HaveAsync(InvoiceStatus status, decimal? amount = null, DateOnly? dueDate = null, string? description = null, Guid? subject = null)
    {
        var today = DateOnly.FromDateTime(scenario.Clock.GetUtcNow().UtcDateTime);
        var due = dueDate ?? today.AddDays(status == InvoiceStatus.Overdue ? 0 : 14);
        var invoice = await CreateAsync(people.Tutor, amount ?? 2500m, due, description ?? DefaultDescription, subject: subject);
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

    /// <summary>An invoice of each status, called as its status is.</summary>
    public async Task HaveOneOfEachAsync()
    {
        foreach (var status in Enum.GetValues<InvoiceStatus>())
            await HaveAsync(status, description: status.ToString().ToLowerInvariant());
    }

    /// <summary>Drafts, made one after the other with time between them.</summary>
    public async Task HaveDraftsAsync(IEnumerable<NewInvoice> drafts, TimeSpan apart)
    {
        foreach (var draft in drafts)
        {
            await HaveAsync(InvoiceStatus.Draft, dueDate: draft.DueDate, description: draft.Description);
            await scenario.AdvanceAsync(apart);
        }
    }

    /// <summary>"Lesson 1", "Lesson 2" and so on, made at the same moment and due on the same day.</summary>
    public async Task HaveLessonsAsync(int count)
    {
        for (var i = 1; i <= count; i++)
            await HaveAsync(InvoiceStatus.Draft, description: $"Lesson {i}");
    }

    public async Task HaveManyAsync(int count, string description = DefaultDescription)
    {
        for (var i = 0; i < count; i++)
            await HaveAsync(InvoiceStatus.Draft, description: description);
    }

    public async Task SendManyAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await HaveAsync(InvoiceStatus.Sent, description: FormattableString.Invariant($"Algebra {i + 1}"));
    }

    public async Task HaveSentAsync(Person tutor, Person student, string description) =>
        await SendAsync(tutor, (await CreateAsync(tutor, 2500m, InTwoWeeks, description, student)).Id);

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

    public Task<ApiAnswer> AttemptEditAsync(Person? person, Guid invoice, decimal amount = 1m) =>
        api.CallAsync(person, "edit-invoice", [invoice], new { Amount = amount, DueDate = new DateOnly(2026, 12, 31), Description = "Changed" });

    /// <summary>Lists; each name of a parameter comes with its value.</summary>
    public Task<ApiAnswer> AttemptListAsync(Person? person, params (string Name, string Value)[] query) =>
        api.CallAsync(person, "list-invoices", query: query.Select(q => KeyValuePair.Create(q.Name, q.Value)));

    public Task<ApiAnswer> AttemptHistoryAsync(Person? person, Guid invoice) => api.CallAsync(person, "invoice-history", [invoice]);

    /// <summary>The invoice as its tutor sees it, without touching it.</summary>
    public Task<InvoiceJson> SeeAsync(Guid invoice) => SeeAsync(people.Tutor, invoice);

    public async Task<InvoiceJson> SeeAsync(Person person, Guid invoice) => (await AttemptSeeAsync(person, invoice)).As<InvoiceJson>();

    /// <summary>Who of an invoice's people has no account any more.</summary>
    public static IEnumerable<string> GoneFrom(InvoiceJson invoice) =>
        new[] { (invoice.TutorId, "tutor"), (invoice.StudentId, "student"), (invoice.ParentId, "parent") }.Where(p => p.Item1 is null).Select(p => p.Item2);

    public async Task<IReadOnlyList<InvoiceJson>> ListAsync(Person person, params (string Name, string Value)[] query) => (await AttemptListAsync(person, query)).As<InvoiceListJson>().Items;

    /// <summary>All pages, up to the first that is not full.</summary>
    public async Task<IReadOnlyList<InvoiceListJson>> ListPagesAsync(Person person, InvoiceOrder order, int size)
    {
        List<InvoiceListJson> pages = [];
        do
            pages.Add((await AttemptListAsync(person, ("sort", Wire(order)), ("page", $"{pages.Count + 1}"), ("page_size", $"{size}"))).As<InvoiceListJson>());
        while (pages[^1].Items.Count == size);
        return pages;
    }

    public async Task<IReadOnlyList<TransitionJson>> HistoryAsync(Guid invoice) => (await AttemptHistoryAsync(people.Tutor, invoice)).As<TransitionListJson>().Items;

    public async Task<TaskJson> NotificationTaskAsync()
    {
        var id = invoices.NotificationTask ?? throw new UnexpectedAnswerException("Sending the invoice was expected to name its notification task in the header X-Task-Id; the header was absent.");
        return (await api.CallAsync(people.Tutor, "get-task", [id])).As<TaskJson>();
    }

    public static string Wire(InvoiceOrder order) => order switch
    {
        InvoiceOrder.OldestFirst => "created_at",
        InvoiceOrder.NewestFirst => "-created_at",
        InvoiceOrder.FirstDueFirst => "due_date",
        _ => "-due_date",
    };

    public static string Wire(InvoiceStatus status) => status.ToString().ToUpperInvariant();
}
