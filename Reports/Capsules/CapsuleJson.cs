using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reports.Capsules;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Capsule))]
internal sealed partial class CapsuleJson : JsonSerializerContext
{
    /// <summary>Leaves letters of every alphabet readable.</summary>
    public static CapsuleJson Readable => field ??= new CapsuleJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
