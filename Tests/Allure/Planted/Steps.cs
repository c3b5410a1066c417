using Allure.Net.Commons;
using Allure.NUnit;
using Allure.NUnit.Attributes;
using NUnit.Framework;

namespace Planted;

/// <summary>Methods that are steps, of every kind.</summary>
[AllureNUnit]
internal sealed class Steps
{
    [Test]
    public void Named() => new Shop().Pays(3, "Ada", "secret", new Card("Visa"));

    [Test]
    public void Nested()
    {
        Outer();
        AllureApi.Step("afterwards");
    }

    [Test]
    public async Task Awaited()
    {
        await Shop.WaitsAsync();
        Assert.That(await Shop.CountsAsync(4), Is.EqualTo(5));
        await Shop.WaitsAsValueAsync();
        Assert.That(await Shop.CountsAsValueAsync(6), Is.EqualTo(7));
        AllureApi.Step("afterwards");
    }

    [Test]
    public Task Side_by_side() => Task.WhenAll(Enumerable.Range(0, 20).Select(Shop.BranchesAsync));

    [Test]
    public void In_many_shapes()
    {
        ((IShop)new Shop()).Opens();
        Func<string, string> function = Shop.Echoes;
        function("twice");
        Shop.Swaps(out var number);
        Assert.That(number, Is.EqualTo(8));
        AllureApi.Step(Shop.Echoes(5.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Fails_in_a_method() => Outer(fails: true);

    [Test]
    public Task Breaks_in_a_method() => Shop.BreaksAsync();

    [AllureStep]
    private static void Outer(bool fails = false) => Inner(fails);

    [AllureStep("Inner of {fails}")]
    private static void Inner([Skip] bool fails) => Assert.That(fails, Is.False, "in the method");
}

internal sealed record Card(string Kind)
{
    public override string ToString() => "not this";
}

internal interface IShop
{
    void Opens();
}

internal sealed class Shop : IShop
{
    [AllureStep("Pays {amount} of {who} ({0}) with {card.Kind}, {unknown}")]
    public void Pays(int amount, [Name("payer")] string who, [Skip] string password, Card card) => AllureApi.Step("paid");

    [AllureStep("Opens")]
    void IShop.Opens()
    {
    }

    [AllureStep("Waits")]
    public static async Task WaitsAsync()
    {
        await Task.Yield();
        AllureApi.Step("waited");
    }

    [AllureStep("Counts {number}")]
    public static async Task<int> CountsAsync(int number)
    {
        await Task.Yield();
        AllureApi.Step("counted");
        return number + 1;
    }

    [AllureStep("Waits as a value")]
    public static async ValueTask WaitsAsValueAsync()
    {
        await Task.Yield();
        AllureApi.Step("waited");
    }

    [AllureStep("Counts {number} as a value")]
    public static async ValueTask<int> CountsAsValueAsync(int number)
    {
        await Task.Yield();
        AllureApi.Step("counted");
        return number + 1;
    }

    [AllureStep("Branch {number}")]
    public static async Task BranchesAsync(int number)
    {
        await Task.Yield();
        AllureApi.Step($"in branch {number}");
    }

    [AllureStep("Echoes {text}")]
    public static T Echoes<T>(T text) => text;

    [AllureStep("Swaps")]
    public static void Swaps([Skip] out int number) => number = 8;

    [AllureStep("Breaks")]
    public static async Task BreaksAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("out of order");
    }
}
