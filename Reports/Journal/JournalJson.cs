using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Framework.Evidence;

namespace Reports.Journal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ScenarioLine))]
[JsonSerializable(typeof(RunFacts))]
[JsonSerializable(typeof(RunPlan))]
[JsonSerializable(typeof(LateSuspect))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>Leaves letters of every alphabet readable.</summary>
    public static JournalJson Readable => field ??= new JournalJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
