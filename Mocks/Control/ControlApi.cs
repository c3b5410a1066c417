using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Control;

/// <summary>
/// Steers the fakes over HTTP, below /_control: what payers and users do, faults, the journal. Every request may name its
/// scenario (?scenario=…); without one it is about those who name none.
/// </summary>
internal sealed class ControlApi(VendorServer server)
{
    private static readonly string[] Endpoints =
    [
        "GET /", "GET /health", "POST /reset", "GET /calls", "GET /refusals", "POST /refusals/expect", "GET /player", "PUT /player", "DELETE /player",
        "GET /yookassa/payments", .. YooKassaControl.Moves.Select(move => "POST /yookassa/payments/{id}/" + move), "GET /yookassa/refunds",
        "GET /yookassa/notifications", "POST /yookassa/notifications", "POST /yookassa/notifications/again", "POST /yookassa/notifications/repeat",
        "POST /yookassa/notifications/hold", "POST /yookassa/notifications/release", "POST /yookassa/faults", "DELETE /yookassa/faults",
        "GET /telegram/messages", "GET /telegram/chats", "POST /telegram/chats", "DELETE /telegram/chats/{id}", "POST /telegram/chats/{id}/block",
        "POST /telegram/chats/{id}/unblock", "POST /telegram/chats/{id}/press", "POST /telegram/updates/repeat", "GET /telegram/presses", "POST /telegram/faults", "DELETE /telegram/faults",
        "GET /sendgrid/mails", "POST /sendgrid/faults", "DELETE /sendgrid/faults",
        "GET /stripe/sessions", .. StripeControl.Moves.Select(move => "POST /stripe/sessions/{id}/" + move), "GET /stripe/payments", "POST /stripe/payments/{id}/refund",
        "GET /stripe/refunds", "GET /stripe/transfers", "GET /stripe/accounts", "POST /stripe/accounts/{id}/onboard", "GET /stripe/deliveries", "POST /stripe/deliveries",
        "POST /stripe/deliveries/again", "POST /stripe/deliveries/repeat", "POST /stripe/deliveries/hold", "POST /stripe/deliveries/release",
        "POST /stripe/faults", "DELETE /stripe/faults",
        .. WarehouseControl.Endpoints,
        .. PachcaControl.Endpoints, .. CloudPaymentsControl.Endpoints, .. ShippingControl.Endpoints, .. MessagingControl.Endpoints,
    ];

    public async Task<VendorAnswer> AnswerAsync(VendorRequest request)
    {
        try
        {
            return await RouteAsync(request);
        }
        catch (ArgumentException wrong)
        {
            return ControlJson.Error(400, wrong.Message);
        }
        catch (InvalidOperationException impossible)
        {
            return ControlJson.Error(409, impossible.Message);
        }
    }

    private async Task<VendorAnswer> RouteAsync(VendorRequest request)
    {
        string[] path = request.Path.Trim('/').Split('/');
        if ((request.Method, path) is ("POST", ["reset"])) return Reset(request);
        var vendors = request.Query.TryGetValue("scenario", out var scenario) && scenario.Length > 0 ? server.For(scenario) : server.Default;
        if (VendorServerOptions.AllVendors.Contains(path[0], StringComparer.Ordinal) && !server.Options.Plays(path[0]))
            return ControlJson.Error(404, $"{path[0]} is not played here. Here are: {string.Join(", ", server.Options.Vendors!)}.");
        switch (request.Method, path)
        {
            case ("GET", [""]): return Overview();
            case ("GET", ["health"]): return ControlJson.Answer(new JsonObject { ["status"] = "healthy" });
            case (_, ["player"]) when await PlayerAsync(request) is { } answer: return answer;
            case ("GET", ["calls"]): return ControlJson.List(vendors.Calls, ControlJson.Of);
            case ("GET", ["refusals"]): return ControlJson.List(vendors.Refusals, ControlJson.Of);
            case ("POST", ["refusals", "expect"]):
                vendors.ExpectRefusal(new ControlRequest(request, "about").RequiredText("about"));
                return Done();
            case ("POST", [var vendor, "faults"]) when Vendor(vendors, vendor) is { } faulty:
                FaultControl.Strike(faulty, request);
                return Done();
            case ("DELETE", [var vendor, "faults"]) when Vendor(vendors, vendor) is { } faulty:
                faulty.Recover();
                return Done();
            case (_, ["yookassa", .. var rest]) when await YooKassaControl.AnswerAsync(vendors.YooKassa, request, rest) is { } answer: return answer;
            case ("GET", ["sendgrid", "mails"]): return ControlJson.List(vendors.SendGrid.Mails, ControlJson.Of);
            case (_, ["telegram", .. var rest]) when await TelegramControl.AnswerAsync(vendors.Telegram, request, rest) is { } answer: return answer;
            case (_, ["stripe", .. var rest]) when await StripeControl.AnswerAsync(vendors.Stripe, request, rest) is { } answer: return answer;
            case (_, ["warehouse", .. var rest]) when WarehouseControl.Answer(vendors.Warehouse, request, rest) is { } answer: return answer;
            case (_, ["pachca", .. var rest]) when PachcaControl.Answer(vendors.Pachca, request, rest) is { } answer: return answer;
            case (_, ["cloudpayments", .. var rest]) when await CloudPaymentsControl.AnswerAsync(vendors.CloudPayments, request, rest) is { } answer: return answer;
            case (_, _) when await ShippingControl.AnswerAsync(vendors, request, path) is { } answer: return answer;
            case (_, _) when await MessagingControl.AnswerAsync(vendors, request, path) is { } answer: return answer;
            case (_, [var vendor, "deliveries", .. var rest]) when Vendor(vendors, vendor) is NotifyingVendor notifying && await DeliveryControl.AnswerAsync(notifying, request, rest) is { } answer: return answer;
            default:
                return ControlJson.Error(404, $"The control API has no {request.Method} {request.Path}. Nearest: {string.Join(", ", Nearest.To($"{request.Method} {request.Path}", Endpoints))}.");
        }
    }

    /// <summary>The test that plays the scenarios' vendors itself.</summary>
    private async Task<VendorAnswer?> PlayerAsync(VendorRequest request)
    {
        switch (request.Method)
        {
            case "GET": return ControlJson.Answer(new JsonObject { ["url"] = server.Player.Url?.ToString() });
            case "PUT":
                var url = new ControlRequest(request, "url").RequiredText("url");
                await server.Player.InviteAsync(Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : throw new ArgumentException($"'url' is '{url}'; expected an address such as http://tester:5090."));
                return Done();
            case "DELETE":
                server.Player.Dismiss();
                return Done();
            default: return null;
        }
    }

    private VendorAnswer Reset(VendorRequest request)
    {
        if (request.Query.TryGetValue("scenario", out var scenario) && scenario.Length > 0) server.Forget(scenario);
        else server.ForgetAll();
        return Done();
    }

    private VendorAnswer Overview() => ControlJson.Answer(new JsonObject(server.Addresses.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value.ToString())))
    {
        ["smtp"] = server.Options.Plays("smtp") ? $"smtp://{server.Options.Host}:{server.SmtpPort()}" : null,
        ["scenarios"] = new JsonObject(server.Scenarios.OrderBy(s => s.ScenarioId, StringComparer.Ordinal).Select(s => KeyValuePair.Create(s.ScenarioId, (JsonNode?)new JsonObject
        {
            ["calls"] = s.Calls.Count,
            ["refusals"] = s.Refusals.Count,
            ["payments"] = s.YooKassa.Payments.Count,
            ["messages"] = s.Telegram.Messages.Count,
            ["mails"] = s.SendGrid.Mails.Count,
            ["sessions"] = s.Stripe.Sessions.Count,
            ["pachca_messages"] = s.Pachca.Messages.Count,
            ["parcels"] = s.Cdek.Orders.Count + s.Boxberry.Parcels.Count + s.RussianPost.Parcels.Count,
            ["text_messages"] = s.Twilio.Messages.Count + s.SmsRu.Messages.Count,
        }))),
        ["endpoints"] = new JsonArray([.. Endpoints.Select(e => (JsonNode)JsonValue.Create(e))]),
    });

    private static FaultyVendor? Vendor(ScenarioVendors vendors, string name) => vendors.All.FirstOrDefault(v => v.Vendor == name);

    private static VendorAnswer Done() => ControlJson.Answer(new JsonObject { ["done"] = true });
}
