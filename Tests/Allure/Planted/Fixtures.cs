using Allure.Net.Commons;
using Allure.NUnit;
using Allure.NUnit.Attributes;
using NUnit.Framework;

namespace Planted;

/// <summary>Set-ups and tear-downs, of the class and of each test; those of the base come without a mark of their own.</summary>
[AllureNUnit]
internal abstract class Base
{
    [SetUp, AllureBefore("Sets the base up")]
    public void SetUpBase() => AllureApi.Step("in the base");

    [SetUp]
    public void Unmarked() => AllureApi.Step("before the test");
}

internal sealed class Fixtures : Base
{
    [OneTimeSetUp, AllureBefore]
    public async Task Open()
    {
        await Task.Yield();
        AllureApi.Step("opens");
        await Task.Yield();
    }

    [OneTimeTearDown, AllureAfter("Closes")]
    public void Close() => AllureApi.AddAttachment("closing", "text/plain", "closed"u8.ToArray(), ".txt");

    [TearDown, AllureAfter]
    public void CleanUp() => AllureApi.SetFixtureName("Cleans up");

    [Test]
    public void First()
    {
    }

    [Test]
    public void Second() => AllureApi.Step("in the test");
}

[AllureNUnit]
internal sealed class Constructed
{
    [AllureBefore("Is constructed")]
    public Constructed() => AllureApi.Step("in the constructor");

    [Test]
    public void Is_there()
    {
    }
}

[AllureNUnit]
internal sealed class BadSetUp
{
    [SetUp, AllureBefore]
    public void SetUp() => throw new InvalidOperationException("no set-up");

    [Test]
    public void Never_begins()
    {
    }
}
