using System.Text;
using Allure.Net.Commons;
using Allure.NUnit;
using NUnit.Framework;

namespace Planted;

/// <summary>Fifty tests at once, each with steps that await one another and run side by side.</summary>
[AllureNUnit, Parallelizable(ParallelScope.Children)]
internal sealed class Parallel
{
    private static IEnumerable<int> Numbers => Enumerable.Range(0, 50);

    [TestCaseSource(nameof(Numbers))]
    public async Task Keeps_its_own(int number)
    {
        await Task.WhenAll(Branch("a"), Branch("b"));

        Task Branch(string name) => AllureApi.Step($"{number}{name}", async () =>
        {
            await Task.Yield();
            await AllureApi.Step($"{number}{name} inner", async () =>
            {
                await Task.Yield();
                AllureApi.AddAttachment("note", "text/plain", Encoding.UTF8.GetBytes($"{number}{name}"), ".txt");
            });
        });
    }
}
