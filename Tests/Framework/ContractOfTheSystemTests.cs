extern alias system;

using System.Net.Http.Json;
using System.Text.Json;
using Framework.Contract;
using Framework.Evidence;
using Framework.Lanes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Shouldly;
using TheSystem = system::Program;

namespace Tests.Framework;

/// <summary>The reference system, which keeps its contract, and beside it one that has been made to break it.</summary>
internal sealed class ContractOfTheSystemTests
{
    private const string Document = "/openapi/v1.json";

    [Test]
    public async Task Who_keeps_the_contract_passes_and_is_counted()
    {
        var sink = new Recorded();
        await using (var lanes = await StartAsync(new LonelySystem { Contract = Document }, sink))
        {
            var scope = await lanes.BeginAsync(LonelySystem.Named("kept"));
            await LonelySystem.RegisterAsync(scope);
            await LonelySystem.RegisterAsync(scope);
            (await scope.EndAsync(null)).ShouldBeNull();
        }

        sink.RecordOf("kept").Suspects.ShouldBeEmpty();
        var operations = sink.Facts.ShouldNotBeNull().Operations;
        operations.Single(o => o.Name == "register").Answers.ShouldBe([new AnswerUse(201, 1), new AnswerUse(409, 1)]);
        operations.Count(o => o.Answers.Count == 0).ShouldBe(operations.Count - 1);
    }

    [Test]
    public async Task The_document_says_of_every_value_what_it_is()
    {
        await using var lanes = await StartAsync(new LonelySystem(), new Recorded());
        var scope = await lanes.BeginAsync(LonelySystem.Named("document"));
        using var client = scope.CreateClient();
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri(Document, UriKind.Relative)));
        List<string> silent = [];
        foreach (var schema in document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            foreach (var property in schema.Value.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [])
            {
                if (!Says(property.Value) || (property.Value.TryGetProperty("type", out var type) && type.ToString().Contains("array", StringComparison.Ordinal) && !property.Value.TryGetProperty("items", out _)))
                    silent.Add($"{schema.Name}.{property.Name}: {property.Value.GetRawText()}");
            }
        }

        silent.ShouldBeEmpty();
        await scope.EndAsync(null);

        static bool Says(JsonElement schema) => new[] { "type", "$ref", "oneOf", "anyOf", "enum" }.Any(word => schema.TryGetProperty(word, out _));
    }

    [TestCase("teapot", "POST /auth/register (register) answered 418; /openapi/v1.json declares 201, 400, 409, 413, 415")]
    [TestCase("naked", "POST /auth/register (register) answered 201 with $: the declared property id is missing")]
    public async Task Who_breaks_it_fails_as_the_product_with_the_breach_on_its_step(string how, string said)
    {
        var sink = new Recorded();
        await using (var lanes = await StartAsync(new LonelySystem { Contract = Document, Services = s => s.AddSingleton<IStartupFilter>(new Breaking(how)) }, sink))
        {
            var scope = await lanes.BeginAsync(LonelySystem.Named(how));
            scope.BeginStep("When", "Anna registers", null);
            await LonelySystem.RegisterAsync(scope);
            scope.EndStep(null);
            var failure = (await scope.EndAsync(null)).ShouldNotBeNull();
            failure.Message.ShouldBe($"The system does not keep its own contract: {said}");
            failure.Cause.ShouldBe(CauseKind.Product);
            var failed = await lanes.BeginAsync(LonelySystem.Named("failed for another reason"));
            await LonelySystem.RegisterAsync(failed);
            (await failed.EndAsync(new ShouldAssertException("another"))).ShouldBeNull();
        }

        var record = sink.RecordOf(how);
        record.Outcome.ShouldBe(Outcome.Failed);
        record.Suspects.ShouldHaveSingleItem().Detail.ShouldBe(said);
        record.Steps[0].Evidence.OfType<Note>().ShouldHaveSingleItem().Text.ShouldEndWith(said);
        sink.RecordOf("failed for another reason").Failure.ShouldNotBeNull().Message.ShouldBe("another");
        sink.RecordOf("failed for another reason").Suspects.ShouldBeEmpty("it was told already");
    }

    [Test]
    public async Task Who_takes_what_the_document_does_not_fails_as_the_product_too()
    {
        const string Said = "POST /auth/register (register) answered 201 to a request with $.email: declared as string, sent 7";
        var sink = new Recorded();
        await using (var lanes = await StartAsync(new LonelySystem { Contract = Document, Services = s => s.AddSingleton<IStartupFilter>(new Breaking("lax")) }, sink))
        {
            var scope = await lanes.BeginAsync(LonelySystem.Named("lax"));
            scope.BeginStep("When", "Anna registers", null);
            using (var client = scope.CreateClient())
            using (await client.PostAsJsonAsync("/auth/register", new { email = 7, password = LonelySystem.Password, full_name = "Anna", role = "tutor" }))
                scope.EndStep(null);
            var failure = (await scope.EndAsync(null)).ShouldNotBeNull();
            (failure.Message, failure.Cause).ShouldBe(($"The system does not keep its own contract: {Said}", CauseKind.Product));
        }

        var record = sink.RecordOf("lax");
        record.Suspects.ShouldHaveSingleItem().ShouldBe(new Suspect("contract-mismatch", Said));
        record.Steps[0].Evidence.OfType<Note>().ShouldHaveSingleItem().Text.ShouldEndWith(Said);
    }

    [Test]
    public async Task A_suspect_fails_nobody_and_off_looks_at_nothing()
    {
        foreach (var (rule, suspects) in new[] { (ContractRule.Suspect, 1), (ContractRule.Off, 0) })
        {
            var sink = new Recorded();
            await using (var lanes = await StartAsync(new LonelySystem { Contract = Document, Services = s => s.AddSingleton<IStartupFilter>(new Breaking("teapot")) }, sink, rule))
            {
                var scope = await lanes.BeginAsync(LonelySystem.Named("looked at"));
                await LonelySystem.RegisterAsync(scope);
                (await scope.EndAsync(null)).ShouldBeNull();
            }

            sink.RecordOf("looked at").Suspects.Count.ShouldBe(suspects, rule.ToString());
        }
    }

    [Test]
    public async Task A_document_that_is_not_there_is_no_green_run()
    {
        await using var lanes = await StartAsync(new LonelySystem { Contract = "/openapi/v9.json" }, new Recorded());
        var scope = await lanes.BeginAsync(LonelySystem.Named("no document"));
        (await scope.EndAsync(null)).ShouldNotBeNull().Message.ShouldStartWith("The system's own contract could not be read, so nothing can be held against it. GET /openapi/v9.json was answered with 404");
    }

    private static Task<LanePool<TheSystem>> StartAsync(LonelySystem system, Recorded sink, ContractRule rule = ContractRule.Fail) =>
        LanePool<TheSystem>.StartAsync(system, RunOptions.FromEnvironment() with { Lanes = 1, SpareLanes = 0, ContractRule = rule }, sink);

    /// <summary>Answers otherwise than the system would.</summary>
    private sealed class Breaking(string how) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                if (context.Request.Path != "/auth/register")
                {
                    await following(context);
                    return;
                }

                context.Response.StatusCode = how == "teapot" ? StatusCodes.Status418ImATeapot : StatusCodes.Status201Created;
                if (how == "lax")
                    await context.Response.WriteAsJsonAsync(new { id = Guid.Empty, email = "anna@example.test", full_name = "Anna", role = "tutor" });
                else
                    await context.Response.WriteAsJsonAsync(new { });
            });
            next(app);
        };
    }
}
