extern alias system;

using Framework.Evidence;
using Framework.Gherkin.AnySteps;
using Framework.Gherkin.Database;
using Framework.Gherkin.Http;
using Framework.Gherkin.Vendors;
using Framework.Http;
using Framework.Lanes;
using Framework.Vendors;
using NUnit.Framework;
using Reqnroll;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>What generic steps say when something else was the case.</summary>
internal sealed class GenericStepTests
{
    private IScenarioHost _lanes = null!;
    private ScenarioScope _scope = null!;

    [OneTimeSetUp]
    public async Task Begin() => _lanes = await LanePool<TheSystem>.StartAsync(new LonelySystem(), RunOptions.FromEnvironment() with { Lanes = 1 }, new Recorded());

    [OneTimeTearDown]
    public async Task End() => await _lanes.DisposeAsync();

    [SetUp]
    public async Task Take() => _scope = await _lanes.BeginAsync(LonelySystem.Named(TestContext.CurrentContext.Test.Name));

    [TearDown]
    public async Task Return() => await _scope.EndAsync(null);

    [Test]
    public async Task A_database_fact_that_is_another_is_listed_with_the_rows()
    {
        await LonelySystem.RegisterAsync(_scope);
        var steps = new DatabaseFactSteps(_scope, new SavedValues());
        await steps.Ask("SELECT email, role FROM users;");
        Should.NotThrow(() => steps.AnswersRows(1));
        Should.Throw<AnswerAssertionException>(() => steps.AnswersRows(2)).Message.ShouldStartWith("Expected 2 row(s), but the database answered 1:");
        var error = Should.Throw<AnswerAssertionException>(() => steps.Answers("""[{ "email": "#email", "role": "parent" }]"""));
        error.Message.ShouldContain("[0].role: expected \"parent\", actual \"tutor\"");
        (await Should.ThrowAsync<AnswerAssertionException>(() => steps.HasRows("users", 3))).Message.ShouldBe("Expected 3 row(s) in table users, but there are 1.");
    }

    [Test]
    public async Task The_database_cannot_be_written_to_by_a_step()
    {
        var steps = new DatabaseFactSteps(_scope, new SavedValues());
        await Should.ThrowAsync<Npgsql.PostgresException>(() => steps.Ask("DELETE FROM users RETURNING id"));
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => steps.Ask("SELECT nextval(pg_get_serial_sequence('invoices', 'number'))"))).Message.ShouldContain("read-only transaction");
    }

    [Test]
    public async Task An_unknown_table_lists_the_nearest() =>
        (await Should.ThrowAsync<UnknownNameException>(() => new DatabaseFactSteps(_scope, new SavedValues()).HasRows("invoice", 0))).Message.ShouldStartWith("There is no table 'invoice'. Did you mean: invoices");

    [Test]
    public async Task A_request_over_its_budget_says_what_it_ran()
    {
        await LonelySystem.RegisterAsync(_scope);
        var steps = new StatementSteps(_scope);
        Should.Throw<AnswerAssertionException>(() => steps.AtMost(0)).Message.ShouldStartWith("Expected at most 0 SQL statement(s), but the last request ran 1.");
        Should.NotThrow(() => steps.AtMost(1));
        Should.NotThrow(steps.RepeatedNone);
        using var client = _scope.CreateClient();
        (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).Dispose();
        Should.Throw<AnswerAssertionException>(steps.AsManyAsBefore).Message.ShouldBe("Expected 1 SQL statement(s) again, but the last request ran 0.");
    }

    [Test]
    public async Task An_answer_that_is_never_right_says_how_often_was_asked()
    {
        using var conversation = new Conversation(_scope, new SavedValues());
        var steps = new EventuallySteps(conversation, new SavedValues());
        var error = await Should.ThrowAsync<AnswerAssertionException>(() => steps.PathWithin("/health/live", 0, """{ "status": "dead" }"""));
        error.Message.ShouldStartWith("Asked 1 times within 0 s, the answer was never as expected.");
        error.Message.ShouldContain("status: expected \"dead\", actual \"live\"");
    }

    [Test]
    public async Task An_answer_that_is_no_CSV_or_no_file_says_so()
    {
        using var conversation = new Conversation(_scope, new SavedValues());
        await conversation.SendAsync("GET", "/health/live");
        var steps = new CsvSteps(conversation, new SavedValues());
        Should.Throw<AnswerAssertionException>(() => steps.IsFile("a.csv")).Message.ShouldStartWith("Expected a file named \"a.csv\", but the answer is no file");
        Should.Throw<AnswerAssertionException>(() => steps.HasRows(1)).Message.ShouldStartWith("The answer is no well-formed CSV: ");
    }

    [Test]
    public async Task A_race_that_is_written_wrongly_says_what_is_wrong()
    {
        var steps = new AtOnceSteps(_scope, new SavedValues(), new LastRace());
        DataTable Race(string when, string request, int rows)
        {
            var table = new DataTable("when", "request");
            for (var i = 0; i < rows; i++)
                table.AddRow(when, request);
            return table;
        }

        (await Should.ThrowAsync<UnknownNameException>(() => steps.Make(2, Race("at one", "health-live", 2)))).Message.ShouldContain("Did you mean: at once");
        (await Should.ThrowAsync<FormatException>(() => steps.Make(2, Race("at once", "health-live", 1)))).Message.ShouldContain("two rows with 'at once' at least");
        (await Should.ThrowAsync<UnknownNameException>(() => steps.Make(2, new DataTable("when", "reqest")))).Message.ShouldContain("Did you mean: request");
        await steps.Make(3, Race("at once", "health-live", 2));
        Should.NotThrow(() => steps.AnsweredWith("200, 200"));
        Should.Throw<Exception>(() => steps.AnsweredWith("201, 200")).Message.ShouldContain("3 interleavings: 3 x \"200, 200\"");
    }

    [Test]
    public void A_vendor_that_was_called_otherwise_lists_its_calls()
    {
        var steps = new VendorSteps(new TwoVendors(), new SavedValues());
        Should.NotThrow(() => steps.CalledWith("post", 1, "POST /letters/*"));
        Should.NotThrow(() => steps.NotCalled("bank"));
        var error = Should.Throw<AnswerAssertionException>(() => steps.CalledWith("post", 2, "POST /letter"));
        error.Message.ShouldStartWith("Expected 2 call(s) of POST /letter, but there were 0. The system called post:\n  POST /letters/7 -> 201");
        Should.Throw<AnswerAssertionException>(() => steps.NotCalled("post")).Message.ShouldStartWith("Expected 0 call(s), but there were 1.");
        Should.Throw<AnswerAssertionException>(() => steps.LastCalledWith("post", "POST /letters/7", """{ "to": "Nina" }""")).Message.ShouldContain("to: expected \"Nina\", actual \"Olga\"");
        Should.Throw<UnknownNameException>(() => steps.IsDown("psot")).Message.ShouldStartWith("There is no vendor 'psot'. Did you mean: post");
    }

    private sealed class TwoVendors : IVendors
    {
        public IReadOnlyList<IVendor> All => [new Planted("post", [new VendorRequest("POST", "/letters/7", """{"to": "Olga"}""", 201)]), new Planted("bank", [])];
    }

    private sealed class Planted(string name, IReadOnlyList<VendorRequest> requests) : IVendor
    {
        public string Name => name;

        public IReadOnlyList<VendorRequest> Requests => requests;

        public void IsDown() => throw new NotSupportedException();

        public void NeverAnswers() => throw new NotSupportedException();

        public void ResetsConnections() => throw new NotSupportedException();

        public void IsSlow(TimeSpan by) => throw new NotSupportedException();

        public void Answers(int status, string? body) => throw new NotSupportedException();

        public void AsksToComeAgain(int seconds) => throw new NotSupportedException();

        public void Recover() => throw new NotSupportedException();
    }
}
