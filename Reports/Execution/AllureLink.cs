using System.Security.Cryptography;
using System.Text;

namespace Reports.Execution;

/// <summary>How the Allure report addresses a result.</summary>
internal static class AllureLink
{
    /// <summary>Allure 3 names a result after the MD5 of its uuid.</summary>
#pragma warning disable CA5351 // It is no secret: Allure's own id.
    public static string IdOf(string uuid) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(uuid)));
#pragma warning restore CA5351
}
