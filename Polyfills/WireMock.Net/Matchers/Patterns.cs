using AnyOfTypes;
using WireMock.Models;

namespace WireMock.Matchers;

internal static class Patterns
{
    public static string Text(this AnyOf<string, StringPattern> pattern) => pattern.IsFirst ? pattern.First : pattern.Second.Pattern;
}
