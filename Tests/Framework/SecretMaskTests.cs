using Framework.Evidence;
using Framework.Http;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

internal sealed class SecretMaskTests
{
    [TestCase("Authorization", "Bearer abc.def.ghi", "Bearer ***")]
    [TestCase("Authorization", "Basic c2hvcDprZXk=", "Basic ***")]
    [TestCase("authorization", "just-a-token", "***")]
    [TestCase("Cookie", "session=1", "***")]
    [TestCase("Set-Cookie", "session=1; HttpOnly", "***")]
    [TestCase("X-Api-Key", "k", "***")]
    [TestCase("Idempotence-Key", "0199-visible", "0199-visible")]
    [TestCase("Content-Type", "application/json", "application/json")]
    public void Headers_are_masked_by_name(string name, string value, string shown) => SecretMask.Header(name, value).ShouldBe(shown);

    [TestCase("""{"password":"s3cret","email":"a@b.c"}""", """{"password":"***","email":"a@b.c"}""")]
    [TestCase("""{"access_token" : "x\"y", "n":1}""", """{"access_token" : "***", "n":1}""")]
    [TestCase("""{"accessToken":"x"}""", """{"accessToken":"***"}""")]
    [TestCase("grant=1&client_secret=abc&x=2", "grant=1&client_secret=***&x=2")]
    [TestCase("http://h/p?api_key=abc", "http://h/p?api_key=***")]
    [TestCase("""{"password_hint":"dog"}""", """{"password_hint":"dog"}""")]
    public void Fields_are_masked_by_name(string text, string shown) => SecretMask.Text(text).ShouldBe(shown);

    [TestCase("card 4111111111111111.", "card ***.")]
    [TestCase("card 4111 1111 1111 1111 of Olga", "card *** of Olga")]
    [TestCase("5555-5555-5555-4444", "***")]
    [TestCase("4111111111111112", "4111111111111112")]
    [TestCase("1234567890", "1234567890")]
    [TestCase("019bb16e-fe80-7714-9f11-d9e50473273b", "019bb16e-fe80-7714-9f11-d9e50473273b")]
    public void Card_numbers_are_known_by_their_check_digit(string text, string shown) => SecretMask.Text(text).ShouldBe(shown);

    [Test]
    public void Registered_values_are_masked_wherever_they_are()
    {
        SecretMask.Register("9182736:planted-bot-token");
        SecretMask.Text("POST http://telegram/bot9182736:planted-bot-token/sendMessage").ShouldBe("POST http://telegram/bot***/sendMessage");
    }

    [Test]
    public void Of_two_registered_values_the_longer_is_masked_first()
    {
        SecretMask.Register("planted-value");
        SecretMask.Register("planted-value-and-more");
        SecretMask.Text("it was planted-value-and-more").ShouldBe("it was ***");
    }

    [Test]
    public void A_value_too_short_to_be_a_secret_is_left_alone()
    {
        SecretMask.Register("shop");
        SecretMask.Text("a shop").ShouldBe("a shop");
    }

    [Test]
    public void A_statement_that_was_seen_before_is_masked_by_rules_that_came_later()
    {
        const string Statement = "SELECT 'planted-in-a-statement' AS voucher, 'kettle-4711' AS x";
        SecretMask.Statement(Statement).ShouldBe(Statement);
        SecretMask.Register("planted-in-a-statement");
        SecretMask.Statement(Statement).ShouldBe("SELECT '***' AS voucher, 'kettle-4711' AS x");
        SecretMask.RegisterPattern("kettle-[0-9]+");
        SecretMask.Statement(Statement).ShouldBe("SELECT '***' AS voucher, '***' AS x");
    }

    [Test]
    public void A_field_that_was_asked_for_before_is_secret_once_it_is_registered()
    {
        SecretMask.IsSecretField("planted_voucher").ShouldBeFalse();
        SecretMask.RegisterField("planted_voucher");
        SecretMask.IsSecretField("planted_voucher").ShouldBeTrue();
    }

    [Test]
    public void A_memory_that_is_full_begins_anew()
    {
        var found = new List<string>();
        var memory = new MaskMemory<string>(text => { found.Add(text); return text.ToUpperInvariant(); }, most: 2);
        string[] texts = ["a", "b", "a", "c", "a"];
        texts.Select(memory.Of).ShouldBe(["A", "B", "A", "C", "A"]);
        found.ShouldBe(["a", "b", "c", "a"]);
    }

    [Test]
    public void The_record_of_a_failure_is_masked()
    {
        var failure = Failures.From(new InvalidOperationException("""the answer was {"refresh_token":"abc"}"""), "step");
        failure.Message.ShouldBe("""the answer was {"refresh_token":"***"}""");
    }
}
