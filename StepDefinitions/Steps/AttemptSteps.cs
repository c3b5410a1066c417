using System.Net;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Actions that may be refused, and what a refusal looks like.</summary>
[Binding]
public sealed class AttemptSteps(InvoicesDriver invoiceDriver, PaymentsDriver paymentDriver, ExportDriver exportDriver, Invoices invoices, People people, ActionAttempt attempt)
{
    [When(@"^(\w+) attempts to (see|list|export|edit|send|open|cancel|mark as paid|read the past of|pay) (?:the invoice|the invoices|it)$")]
    public async Task Attempt(string name, InvoiceAction action)
    {
        var person = people.Find(name);
        var onNothing = await DoAsync(person, action, Guid.NewGuid());
        attempt.Remember(await DoAsync(person, action, invoices.Current), onNothing);
    }

    [When("{word} attempts to move the invoice to {InvoiceStatus}")]
    public async Task AttemptToMove(string name, InvoiceStatus to)
    {
        var person = people.Find(name);
        attempt.Remember(
            await invoiceDriver.AttemptMoveAsync(person, invoices.Current, InvoicesDriver.Wire(to)),
            await invoiceDriver.AttemptMoveAsync(person, Guid.NewGuid(), InvoicesDriver.Wire(to)));
    }

    [StepDefinition("{word} attempts to start a payment")]
    [Given("{word} has attempted to start a payment")]
    public async Task AttemptToPay(string name) => attempt.Remember(await paymentDriver.AttemptStartAsync(people[name], invoices.Current));

    [When("{word} attempts to see the payment")]
    public async Task AttemptToSeePayment(string name)
    {
        var onNothing = await paymentDriver.AttemptSeeAsync(people[name], Guid.NewGuid());
        attempt.Remember(await paymentDriver.AttemptSeeAsync(people[name], paymentDriver.Started[^1].Id), onNothing);
    }

    [When("{word} пытается отменить счёт")]
    public async Task AttemptToCancel(string name) => attempt.Remember(await DoAsync(people[name], InvoiceAction.Cancel, invoices.Current));

    [Then("the attempt is refused because of {string}")]
    [Then("попытка отклонена из-за {string}")]
    public void RefusedBecauseOf(string code)
    {
        ((int)attempt.Answer.Status).ShouldBeGreaterThanOrEqualTo(400, $"{attempt.Answer.Request} should have been refused because of {code}, but was answered with {attempt.Answer.Summary}");
        attempt.Answer.ProblemCode.ShouldBe(code, "why the attempt was refused");
    }

    [Then("the attempt is refused with {int}")]
    public void RefusedWith(int status) => ShouldAnswer((HttpStatusCode)status);

    [Then("the attempt is forbidden")]
    public void Forbidden() => ShouldAnswer(HttpStatusCode.Forbidden);

    [Then("the attempt is refused for want of sign-in")]
    public void NotSignedIn() => ShouldAnswer(HttpStatusCode.Unauthorized);

    [Then("the attempt is refused exactly as for an invoice that does not exist")]
    [Then("the attempt is refused exactly as for a payment that does not exist")]
    public void AsIfItDidNotExist()
    {
        ShouldAnswer(HttpStatusCode.NotFound);
        var other = attempt.OnNothing.ShouldNotBeNull();
        (attempt.Answer.Status, attempt.Answer.ProblemCode).ShouldBe((other.Status, other.ProblemCode), "a foreign invoice must answer like one that does not exist");
    }

    private void ShouldAnswer(HttpStatusCode expected) =>
        attempt.Answer.Status.ShouldBe(expected, $"how the attempt was answered ({attempt.Answer.Request}: {attempt.Answer.Summary})");

    private Task<ApiAnswer> DoAsync(Person? person, InvoiceAction action, Guid invoice) => action switch
    {
        InvoiceAction.See => invoiceDriver.AttemptSeeAsync(person, invoice),
        InvoiceAction.List => invoiceDriver.AttemptListAsync(person),
        InvoiceAction.Export => exportDriver.AttemptAsync(person),
        InvoiceAction.Edit => invoiceDriver.AttemptEditAsync(person, invoice),
        InvoiceAction.Send => invoiceDriver.AttemptMoveAsync(person, invoice, "SENT"),
        InvoiceAction.Open => invoiceDriver.AttemptMoveAsync(person, invoice, "VIEWED"),
        InvoiceAction.Cancel => invoiceDriver.AttemptMoveAsync(person, invoice, "CANCELLED"),
        InvoiceAction.MarkAsPaid => invoiceDriver.AttemptMoveAsync(person, invoice, "PAID"),
        InvoiceAction.ReadThePastOf => invoiceDriver.AttemptHistoryAsync(person, invoice),
        InvoiceAction.Pay => paymentDriver.AttemptStartAsync(person, invoice),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No such action."),
    };
}
