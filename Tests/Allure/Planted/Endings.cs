using Allure.Net.Commons;
using Allure.NUnit;
using Allure.NUnit.Attributes;
using NUnit.Framework;

namespace Planted;

/// <summary>Every way in which a test can end.</summary>
[AllureNUnit, AllureDisplayIgnored]
internal sealed class Endings
{
    [Test]
    public void Passes() => Assert.Pass();

    [Test]
    public void Fails() => Assert.That(1 + 1, Is.EqualTo(3));

    [Test]
    public void Fails_twice() => Assert.Multiple(() =>
    {
        Assert.That(1 + 1, Is.EqualTo(3));
        Assert.That(1 + 1, Is.EqualTo(4));
    });

    [Test]
    public void Breaks() => Break();

    [Test]
    public void Fails_and_breaks() => Assert.Multiple(() =>
    {
        Assert.That(1 + 1, Is.EqualTo(3));
        throw new InvalidOperationException("out of order");
    });

    [Test]
    public void Gives_up() => Assert.Ignore("not today");

    [Test]
    public void Is_undecided() => Assert.Inconclusive("who knows");

    [Test]
    public void Warns() => Assert.Warn("careful");

    [Test, Ignore("later"), AllureEpic("Later")]
    public void Is_ignored() => Assert.Fail();

    [Test]
    public void Writes_to_the_console() => Console.WriteLine("to be kept");

    [Test]
    public void Fails_in_a_step()
    {
        AllureApi.Step("well", () => { });
        AllureApi.Step("outer", () => AllureApi.Step("inner", () => Assert.That(1, Is.EqualTo(2), "in the step")));
    }

    [Test]
    public void Breaks_in_a_step() => AllureApi.Step("breaks", Break);

    private static void Break() => throw new InvalidOperationException("out of order");
}
