using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Mocks.Stripe;

namespace Tests.Mocks;

/// <summary>What the system would send to Stripe: forms with bracket keys.</summary>
internal abstract class StripeTest : VendorTest
{
    protected StripePlatform Stripe => Vendors.Stripe;

    protected static Dictionary<string, string> Checkout(params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["mode"] = "payment",
            ["line_items[0][price_data][currency]"] = "eur",
            ["line_items[0][price_data][unit_amount]"] = "1250",
            ["line_items[0][price_data][product_data][name]"] = "Stalls",
            ["line_items[0][quantity]"] = "2",
            ["success_url"] = "https://tickets.example/orders/1?session={CHECKOUT_SESSION_ID}",
            ["cancel_url"] = "https://tickets.example/orders/1",
            ["client_reference_id"] = "order-1",
            ["metadata[order_id]"] = "order-1",
            ["payment_intent_data[metadata][order_id]"] = "order-1",
        };
        foreach (var (name, value) in changes)
        {
            if (value is null) form.Remove(name);
            else form[name] = value;
        }

        return form;
    }

    protected Task<StripeReply> CreateAsync(params (string Name, string? Value)[] changes) => PostAsync("checkout/sessions", Checkout(changes));

    protected Task<StripeReply> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> form, string? key = null) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(form), key);

    protected Task<StripeReply> PostAsync(string path, params (string Name, string Value)[] form) => PostAsync(path, form.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    protected Task<StripeReply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    protected async Task<StripeReply> SendAsync(HttpMethod method, string path, HttpContent? content, string? key, Action<HttpRequestHeaders>? headers = null)
    {
        using var client = new HttpClient { BaseAddress = Server.StripeUrl, Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Stripe.SecretKey);
        request.Headers.Add("baggage", $"scenario = {ScenarioId}");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        headers?.Invoke(request.Headers);
        using var response = await client.SendAsync(request);
        return new StripeReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>A connected account that takes payments.</summary>
    protected async Task<string> AccountAsync()
    {
        var id = (await PostAsync("accounts", ("type", "express"), ("country", "DE"), ("email", "hall@example.org")))["id"]!;
        await Stripe.Onboard(accountId: id);
        return id;
    }
}

/// <summary>Stripe's answer.</summary>
internal sealed record StripeReply(int Status, string Body, Dictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? this[string path] => path.Split('.').Aggregate((JsonNode?)Json, (node, name) => int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var at) ? node?[at] : node?[name])?.ToString();
}
