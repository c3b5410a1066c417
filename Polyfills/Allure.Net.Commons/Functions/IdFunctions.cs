using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Allure.Net.Commons.Functions;

/// <summary>Identifiers of tests, the same in every run and on every machine.</summary>
public static class IdFunctions
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An identifier that nothing else has.</summary>
    public static string CreateUUID() => Guid.NewGuid().ToString();

    /// <summary>A class with its assembly.</summary>
    public static string CreateFullName(Type type) => Described(type);

    /// <summary>A method with its class, assembly, and the types of its parameters.</summary>
    public static string CreateFullName(MethodInfo method)
    {
        if (method is { IsGenericMethod: true, IsGenericMethodDefinition: false })
            method = method.GetGenericMethodDefinition();
        var parameters = string.Join(',', method.GetParameters().Select(p => Described(p.ParameterType)));
        return $"{Described(method.DeclaringType!)}.{method.Name}{Arguments(method.GetGenericArguments())}({parameters})";
    }

    /// <summary>What all runs of a test share, whatever its parameters.</summary>
    public static string CreateTestCaseId(string fullName) => Hash(fullName);

    /// <summary>What all runs of a test with the same parameters share.</summary>
    public static string CreateHistoryId(string fullName, IEnumerable<Parameter> parameters) => Hash(JsonSerializer.Serialize(
        new
        {
            fullName,
            parameters = parameters.Where(p => !p.excluded).OrderBy(p => p.name, StringComparer.CurrentCulture).Select(p => p.value),
        },
        Relaxed));

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Described(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        var assembly = type.Assembly == typeof(object).Assembly ? "" : type.Assembly.GetName().Name + ":";
        return assembly + Qualified(type) + Arguments(type.GetGenericArguments());
    }

    private static string Qualified(Type type) =>
        type.IsNested ? $"{Qualified(type.DeclaringType!)}+{type.Name}"
        : string.IsNullOrEmpty(type.Namespace) ? type.Name
        : $"{type.Namespace}.{type.Name}";

    private static string Arguments(Type[] types) => types.Length == 0 ? "" : $"[{string.Join(',', types.Select(Described))}]";
}
