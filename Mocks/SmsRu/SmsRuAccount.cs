using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.SmsRu;

/// <summary>SMS.ru as an integration sees it. Facts: https://sms.ru/api. Every answer is a 200; nobody gets a message.</summary>
public sealed partial class SmsRuAccount : NotifyingVendor
{
    private const int LongestText = 800;
    private static readonly TimeSpan SameTextAgain = TimeSpan.FromMinutes(1);
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Known = ["/sms/send", "/sms/status", "/auth/check", "/my/balance"];
    private static readonly string[] Parameters = ["api_id", "json", "to", "msg", "from", "time", "ttl", "daytime", "translit", "test", "ip", "partner_id", "sms_id"];

    private readonly VendorServer _server;
    private readonly List<SmsRuMessage> _messages = [];
    private readonly Dictionary<string, int> _refused = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private int _last;
    private int? _trouble;

    internal SmsRuAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario) => (_server, _last) = (server, 10_000_000 + (int.Parse(ids.Next()[..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % 80_000_000));

    /// <summary>Who the shop is, and what callbacks are hashed with.</summary>
    public string ApiId => _server.Options.SmsRuApiId;

    /// <summary>The messages that were taken, oldest first.</summary>
    public IReadOnlyList<SmsRuMessage> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    private protected override string VendorName => "sms_ru";

    /// <summary>SMS.ru publishes no addresses; the hash is what counts. This one is of nobody's (RFC 5737).</summary>
    private protected override string CallbackAddress => "198.51.100.50";

    private protected override TimeSpan RepeatsFor => TimeSpan.FromDays(5);

    /// <summary>The messages to a number (in any form), oldest first.</summary>
    public IReadOnlyList<SmsRuMessage> MessagesTo(string number) => [.. Messages.Where(m => m.To == Normal(number))];

    /// <summary>A number is answered by this code: 202 nobody has it, 207 no route, 209 our own stop list, 214 abroad.</summary>
    public void RefusesNumber(string number, int code = 202)
    {
        lock (_gate) _refused[Normal(number) ?? number] = code;
    }

    /// <summary>Every call is answered by this code, above all numbers: 201 no money, 220 no service just now, 500.</summary>
    public void RefusesAll(int code)
    {
        lock (_gate) _trouble = code;
    }

    /// <summary>A message reaches its phone.</summary>
    public Task<VendorCallback> Delivers(string? id = null) => Become(id, 103);

    /// <summary>A message does not reach its phone.</summary>
    /// <param name="status">104 expired, 105 removed by the operator, 106 the phone, 107 unknown, 108 rejected, 150 no route.</param>
    /// <param name="id">The message; null: the latest.</param>
    public Task<VendorCallback> Loses(int status = 106, string? id = null) => Become(id, status);

    /// <summary>SMS.ru tries the webhook, with no message at all.</summary>
    public Task<VendorCallback> Pings() => SendAsync(Callback("ping", "", []));

    /// <summary>"100", and nothing else.</summary>
    private protected override bool Accepts(VendorCallback answered) => answered.Status == 200 && answered.Answer.Trim() == "100";

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        lock (_gate)
        {
            var parameters = new Dictionary<string, string>(request.Query, StringComparer.Ordinal);
            foreach (var (name, value) in VendorRequest.Pairs(request.Body)) parameters[name] = value;
            return Answer(request, parameters);
        }
    }

    private protected override VendorAnswer FaultAnswer(int status) => Error(status >= 500 ? 500 : 200, "Ошибка на сервере", status);

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => Error(220, "Сервис временно недоступен", 429);

    private VendorAnswer Answer(VendorRequest request, Dictionary<string, string> parameters)
    {
        if (!Known.Contains(request.Path, StringComparer.Ordinal)) return Refuse(request, 211, "Метод не найден", null, $". Nearest that the fake has: {string.Join(", ", Nearest.To(request.Path, Known))}");
        if (parameters.GetValueOrDefault("api_id") != ApiId) return Refuse(request, 200, "Неправильный api_id", "api_id");
        if (parameters.GetValueOrDefault("json") != "1") return Refuse(request, 211, "The fake answers in JSON only: json=1", "json");
        if (parameters.Keys.FirstOrDefault(k => !Parameters.Contains(k, StringComparer.Ordinal)) is { } unknown) return Refuse(request, 211, $"Unknown parameter '{unknown}'", unknown, $". Nearest: {string.Join(", ", Nearest.To(unknown, Parameters))}");
        if (_trouble is { } trouble) return Error(trouble, TextOf(trouble));
        return request.Path switch
        {
            "/sms/send" => Send(request, parameters),
            "/sms/status" => Status(parameters),
            "/my/balance" => Write(new JsonObject { ["status"] = "OK", ["status_code"] = 100, ["balance"] = 4122.56 }),
            _ => Write(new JsonObject { ["status"] = "OK", ["status_code"] = 100 }),
        };
    }

    /// <summary>That the call is fine says nothing of each number.</summary>
    private VendorAnswer Send(VendorRequest request, Dictionary<string, string> parameters)
    {
        if (parameters.GetValueOrDefault("to") is not { Length: > 0 } to) return Refuse(request, 202, "Не указан получатель", "to");
        if (parameters.GetValueOrDefault("msg") is not { Length: > 0 } text) return Refuse(request, 203, TextOf(203), "msg");
        if (text.Length > LongestText) return Refuse(request, 205, TextOf(205), "msg");
        string[] numbers = [.. to.Split(',').Select(n => n.Trim())];
        if (numbers.Length > 100) return Refuse(request, 213, TextOf(213), "to");
        var sms = new JsonObject();
        foreach (var number in numbers)
        {
            if (Normal(number) is not { } normal) sms[number] = Failed(202);
            else if (_refused.TryGetValue(normal, out var code)) sms[normal] = Failed(code);
            else if (_messages.Exists(m => m.To == normal && m.Text == text && Scenario.Clock.GetUtcNow() - m.At < SameTextAgain)) sms[normal] = Failed(231);
            else sms[normal] = Taken(normal, text, parameters.GetValueOrDefault("test") == "1");
        }

        return Write(new JsonObject { ["status"] = "OK", ["status_code"] = 100, ["sms"] = sms, ["balance"] = 4122.56 });
    }

    private JsonObject Taken(string number, string text, bool isTest)
    {
        var message = new SmsRuMessage { Id = $"000000-{(++_last).ToString(CultureInfo.InvariantCulture)}", To = number, Text = text, At = Scenario.Clock.GetUtcNow() };
        if (!isTest) _messages.Add(message);
        return new JsonObject { ["status"] = "OK", ["status_code"] = 100, ["sms_id"] = message.Id };
    }

    private VendorAnswer Status(Dictionary<string, string> parameters) => Write(new JsonObject
    {
        ["status"] = "OK",
        ["status_code"] = 100,
        ["sms"] = new JsonObject((parameters.GetValueOrDefault("sms_id") ?? "").Split(',').Distinct(StringComparer.Ordinal).Select(id => KeyValuePair.Create(id, (JsonNode?)new JsonObject
        {
            ["status"] = "OK",
            ["status_code"] = _messages.Find(m => m.Id == id)?.Status ?? -1,
            ["cost"] = "3.2",
            ["status_text"] = "",
        }))),
    });

    private Task<VendorCallback> Become(string? id, int status)
    {
        SmsRuMessage message;
        lock (_gate)
        {
            message = (id is null ? _messages.LastOrDefault() : _messages.Find(m => m.Id == id)) ?? throw new InvalidOperationException($"SMS.ru has no such message. It has: {(_messages.Count == 0 ? "none" : string.Join(", ", _messages.Select(m => m.Id)))}.");
            message.Status = status;
        }

        var at = Scenario.Clock.GetUtcNow().ToUnixTimeSeconds();
        return SendAsync(Callback("sms_status", message.Id, [string.Create(CultureInfo.InvariantCulture, $"sms_status\n{message.Id}\n{status}\n{at}")]));
    }

    private VendorCallback Callback(string name, string id, IReadOnlyList<string> entries)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiId + string.Concat(entries))));
        var form = FormFields.Write([.. entries.Select((e, i) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"data[{i}]"), e)), new("hash", hash)]);
        return new VendorCallback(name, id, _server.Options.SmsRuWebhookPath, form) { ContentType = "application/x-www-form-urlencoded" };
    }

    private VendorAnswer Refuse(VendorRequest request, int code, string text, string? parameter, string hint = "") => Error(code, text) with
    {
        Refusal = new VendorRefusal(VendorName, request.Method, request.Path, 200, code.ToString(CultureInfo.InvariantCulture), text + hint, parameter),
    };

    private static JsonObject Failed(int code) => new() { ["status"] = "ERROR", ["status_code"] = code, ["status_text"] = TextOf(code) };

    private static VendorAnswer Error(int code, string text, int status = 200) => Write(new JsonObject { ["status"] = "ERROR", ["status_code"] = code, ["status_text"] = text }, status);

    private static VendorAnswer Write(JsonNode json, int status = 200) => new(status, json.ToJsonString(Written));

    private static string TextOf(int code) => code switch
    {
        201 => "Не хватает средств на лицевом счету",
        202 => "Неправильно указан номер телефона получателя, либо на него нет маршрута",
        203 => "Нет текста сообщения",
        205 => "Сообщение слишком длинное (превышает 8 СМС)",
        207 => "На этот номер нет маршрута для доставки сообщений",
        209 => "Вы добавили этот номер в стоп-лист",
        213 => "Указано более 100 номеров",
        214 => "Номер находится зарубежом",
        220 => "Сервис временно недоступен, попробуйте чуть позже",
        231 => "Превышен лимит одинаковых сообщений на этот номер в минуту",
        _ => "Ошибка",
    };

    private static string? Normal(string number) => Number().Match(number.TrimStart('+')) is { Success: true } known ? $"7{known.Groups["rest"].Value}" : null;

    [GeneratedRegex(@"^[78](?<rest>\d{10})\z", RegexOptions.None, 5000)]
    private static partial Regex Number();
}
