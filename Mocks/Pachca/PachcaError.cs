using System.Text.Json.Nodes;

namespace Mocks.Pachca;

/// <summary>Pachca refuses the request.</summary>
internal sealed class PachcaError(int status, string code, string message, string? key = null, string? value = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Key { get; } = key;

    public JsonObject Body => Status is 401 or 403
        ? new JsonObject { ["error"] = Code, ["error_description"] = Message }
        : new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["key"] = Key, ["value"] = value, ["message"] = Message, ["code"] = Code, ["payload"] = null }) };

    public static PachcaError Blank(string key) => new(422, "blank", "The field cannot be empty", key);

    public static PachcaError Invalid(string key, string message, string? value = null) => new(422, "invalid", message, key, value);

    public static PachcaError NotFound(string key, string? value) => new(404, "not_found", "The object was not found", key, value);
}
