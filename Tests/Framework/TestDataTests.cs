using Framework.Data;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

internal sealed class TestDataTests
{
    [Test]
    public void The_same_seed_gives_the_same_data() =>
        Drawn(new TestData(42)).ShouldBe(Drawn(new TestData(42)));

    [Test]
    public void Another_seed_gives_other_data() =>
        Drawn(new TestData(42)).ShouldNotBe(Drawn(new TestData(43)));

    [Test]
    public void Names_of_two_scenarios_never_collide() =>
        Enumerable.Range(0, 1000).Select(n => new TestData(unchecked((long)StableHash.Of($"Feature/Scenario {n}"))).Email("anna")).ShouldBeUnique();

    [Test]
    public void Addresses_can_never_receive_mail() => new TestData(1).Email("Anna Maria").ShouldMatch("^anna\\.maria-[0-9a-f]+@example\\.test$");

    [Test]
    public void A_hash_is_the_same_on_every_machine()
    {
        StableHash.Of("Invoices/A new invoice is a draft").ShouldBe(13882382205185885261UL);
        StableHash.Of("a", 1).ShouldNotBe(StableHash.Of("a", 2));
    }

    private static string Drawn(TestData data) => $"{data.Faker.Name.FullName()} {data.Faker.Random.Int()} {data.Unique("x")}";
}
