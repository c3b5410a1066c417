using NUnit.Framework;
using Reports.Causes;
using Shouldly;

namespace Tests.Reports;

internal sealed class HeadlineTests
{
    [Test]
    public void One_sentence_over_several_lines_is_one_line() =>
        Headline.Of("invoice.Status\n    should be\n\"PAID\"\n    but was\n\"VIEWED\"\n    difference\nDifference     |  |\n").ShouldBe("invoice.Status should be \"PAID\" but was \"VIEWED\"");

    [Test]
    public void Words_are_better_than_source_code() =>
        Headline.Of("vendors.Telegram.MessagesTo(chat).Count\r\n    should be\r\n1\r\n    but was\r\n0\r\n\r\nAdditional Info:\r\n    Telegram messages to Olga")
            .ShouldBe("Telegram messages to Olga: should be 1 but was 0");

    [Test]
    public void The_head_of_a_method_says_nothing() =>
        Headline.Of("public async Task Is(string status) => (await driver.CurrentAsync()).Status\n    should be\n\"canceled\"\n    but was\n\"pending\"")
            .ShouldBe("driver.CurrentAsync()).Status should be \"canceled\" but was \"pending\"");

    [Test]
    public void A_plain_message_is_kept() =>
        Headline.Of("\nPOST /invoices was expected to succeed, but was answered with 409.\n\nMore of it.").ShouldBe("POST /invoices was expected to succeed, but was answered with 409.");

    [Test]
    public void Of_several_conditions_the_first_that_failed_speaks()
    {
        var error = Should.Throw<ShouldAssertException>(() => this.ShouldSatisfyAllConditions(() => 1.ShouldBe(2, "the number of seats"), () => 3.ShouldBe(4, "the number of tables")));
        Headline.Of(error.Message).ShouldBe("the number of seats: should be 2 but was 1");
    }

    [Test]
    public void Details_follow_the_headline_where_they_say_more()
    {
        Headline.WithDetails("It broke.").ShouldBe("It broke.");
        Headline.WithDetails("a.B\n    should be\n1\n    but was\n2").ShouldBe("a.B should be 1 but was 2\n\na.B\n    should be\n1\n    but was\n2");
    }

    [Test]
    public void No_message_says_so() => Headline.Of("  \n ").ShouldBe("No message");

    [Test]
    public void Ids_do_not_make_two_causes_of_one() =>
        Headline.Signature("GET /invoices/019bb16e-fe80-7714-9f11-d9e50473273b was answered with 404.")
            .ShouldBe(Headline.Signature("GET /invoices/019bb16e-fe80-7714-9f11-d9e504732700 was answered with 404."));
}
