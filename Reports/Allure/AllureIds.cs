using System.Security.Cryptography;
using System.Text;
using Framework.Evidence;
using Reports.Journal;

namespace Reports.Allure;

/// <summary>Ids by which Allure recognises a scenario from run to run.</summary>
internal static class AllureIds
{
    /// <summary>The scenario, whatever the example row.</summary>
    public static string TestCase(ScenarioIdentity identity) => Hash(FullName(identity));

    /// <summary>The scenario with its example row: executions that share it are retries and history of each other.</summary>
    public static string History(ScenarioIdentity identity) =>
        Hash(ScenarioKey.For(identity.Folder, identity.Feature, identity.Name, identity.Parameters));

    public static string FullName(ScenarioIdentity identity) => ScenarioKey.For(identity.Folder, identity.Feature, identity.Name, []);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
