using System.Text.Json;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <param name="FullName">Who lives there.</param>
/// <param name="Line">Street, house, flat.</param>
/// <param name="City">The city.</param>
/// <param name="PostalCode">Six digits, as in Russia.</param>
/// <param name="Phone">+ and digits; nothing: the customer's own.</param>
internal sealed record Address(string FullName, string Line, string City, string PostalCode, string? Phone = null)
{
    public static Address Of(string json) => JsonSerializer.Deserialize<Address>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    public void Check(Validation validation, string field) => validation
        .Text($"{field}.full_name", FullName, 200)
        .Text($"{field}.line", Line, 300)
        .Text($"{field}.city", City, 100)
        .Require($"{field}.postal_code", PostalCode.Length == 6 && PostalCode.All(char.IsAsciiDigit), "must be six digits");
}
