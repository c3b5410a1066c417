using System.Globalization;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Boxberry;

/// <summary>Boxberry's methods. Its owner locks. Facts: https://help.boxberry.ru and public SDKs.</summary>
internal sealed class BoxberryApi(ScenarioVendors scenario, ScenarioIds ids, List<BoxberryParcel> parcels)
{
    private const int Heaviest = 15_000;
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);
    private static readonly string[] Known = ["DeliveryCosts", "ParselCreate", "ParselStory", "ParselDel", "ListStatuses", "ZipCheck"];

    public JsonNode Answer(string verb, string method, IReadOnlyDictionary<string, string> parameters) => (verb, method) switch
    {
        ("GET", "DeliveryCosts") => Costs(parameters),
        ("POST", "ParselCreate") => Create(parameters),
        ("GET", "ParselStory") => Story(parameters),
        ("GET", "ParselDel") => Delete(parameters),
        ("GET", "ListStatuses") => Statuses(parameters),
        ("GET", "ZipCheck") => new JsonArray(new JsonObject { ["ExpressDelivery"] = Serves(Required(parameters, "Zip")) ? "1" : "0", ["ZoneExpressDelivery"] = "1" }),
        _ when Known.Contains(method, StringComparer.Ordinal) => throw new BoxberryRefused("Метод вызывается иначе", "method") { Hint = $": {method} by {verb}" },
        _ => throw new BoxberryRefused("Метод не найден", "method") { Hint = $": {method}. Nearest that the fake has: {string.Join(", ", Nearest.To(method, Known))}" },
    };

    /// <summary>Numbers come as texts, as the real ones often do.</summary>
    private static JsonObject Costs(IReadOnlyDictionary<string, string> parameters)
    {
        var grams = Whole(parameters, "weight");
        foreach (var side in (string[])["height", "width", "depth"])
            if (parameters.ContainsKey(side)) _ = Whole(parameters, side);
        if (!parameters.TryGetValue("zip", out var zip) && !parameters.ContainsKey("target")) throw new BoxberryRefused("Не указан target или zip", "target");
        if (zip is not null && !Serves(zip)) throw new BoxberryRefused("Доставка по указанному индексу не осуществляется", "zip") { IsFault = false };
        if (grams > Heaviest) throw new BoxberryRefused("Вес превышает допустимый", "weight") { IsFault = false };
        var price = 200 + (zip is null ? 0 : 100) + (40 * ((grams + 999) / 1000));
        return new JsonObject { ["price"] = Text(price), ["price_base"] = Text(price), ["price_service"] = "0", ["delivery_period"] = zip?[0] == '1' ? "2" : "5" };
    }

    private JsonObject Create(IReadOnlyDictionary<string, string> parameters)
    {
        var order = JsonFields.Parse(Required(parameters, "sdata"), (field, why) => new BoxberryRefused(why == "empty" ? $"Не заполнено поле {field}" : $"Неверное значение поля {field}", field));
        var id = order.RequiredText("order_id");
        if (order.RequiredText("vid") is not ("1" or "2")) throw new BoxberryRefused("Неверное значение поля vid", "vid");
        _ = (order.RequiredNumber("price"), order.RequiredNumber("payment_sum"), order.RequiredNumber("delivery_sum"));
        _ = order.Required("shop").RequiredText("name1");
        var customer = order.Required("customer");
        var (name, phone) = (customer.RequiredText("fio"), customer.RequiredText("phone"));
        if (!phone.All(char.IsAsciiDigit)) throw new BoxberryRefused("Неверное значение поля customer.phone", "customer.phone");
        var zip = "";
        if (order.Text("vid") == "2")
        {
            var courier = order.Required("kurdost");
            zip = courier.RequiredText("index");
            _ = (courier.RequiredText("citi"), courier.RequiredText("addressp"));
        }

        foreach (var item in order.RequiredList("items")) _ = (item.RequiredText("name"), item.RequiredNumber("price"), item.RequiredWhole("quantity"));
        var grams = order.Required("weights").RequiredWhole("weight");
        if (grams > Heaviest) throw new BoxberryRefused("Вес превышает допустимый", "weights.weight") { IsFault = false };
        if (zip.Length > 0 && !Serves(zip)) throw new BoxberryRefused("Доставка по указанному индексу не осуществляется", "kurdost.index") { IsFault = false };
        if (parcels.Exists(p => p.OrderId == id && !p.IsDeleted)) throw new BoxberryRefused("Заказ с таким номером уже существует", "order_id") { IsFault = false };
        var track = $"DUD{int.Parse(ids.Next()[..7], NumberStyles.HexNumber, CultureInfo.InvariantCulture):D9}";
        parcels.Add(new BoxberryParcel { Track = track, OrderId = id, Zip = zip, Customer = name, Weight = grams, CreatedAt = scenario.Clock.GetUtcNow() });
        return new JsonObject { ["track"] = track, ["label"] = $"https://labels.example.test/{track}.pdf" };
    }

    /// <summary>What was made from one day to another, in Moscow.</summary>
    private JsonArray Story(IReadOnlyDictionary<string, string> parameters)
    {
        var (from, to) = (Day(parameters, "from"), Day(parameters, "to"));
        var found = parcels.Where(p => !p.IsDeleted && DateOnly.FromDateTime(p.CreatedAt.ToOffset(Moscow).DateTime) is var day && day >= from && day <= to);
        return new JsonArray([.. found.Select(p => (JsonNode)new JsonObject { ["track"] = p.Track, ["imid"] = p.OrderId, ["label"] = $"https://labels.example.test/{p.Track}.pdf", ["date"] = p.CreatedAt.ToOffset(Moscow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })]);
    }

    private JsonObject Delete(IReadOnlyDictionary<string, string> parameters)
    {
        var parcel = Find(parameters);
        if (parcel.Statuses.Any(s => s.Name != "Загружен реестр ИМ")) throw new BoxberryRefused("Посылка уже передана, удаление невозможно", "ImId") { IsFault = false };
        parcel.IsDeleted = true;
        return new JsonObject { ["text"] = "ok" };
    }

    private JsonArray Statuses(IReadOnlyDictionary<string, string> parameters) => new(
        [.. Find(parameters).Statuses.Select(s => (JsonNode)new JsonObject { ["Date"] = s.At.ToOffset(Moscow).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), ["Name"] = s.Name, ["Comment"] = "" })]);

    /// <summary>By Boxberry's number or the shop's.</summary>
    private BoxberryParcel Find(IReadOnlyDictionary<string, string> parameters)
    {
        var id = Required(parameters, "ImId");
        return parcels.FindLast(p => (p.Track == id || p.OrderId == id) && !p.IsDeleted) ?? throw new BoxberryRefused("Посылка не найдена", "ImId") { IsFault = false };
    }

    private static bool Serves(string zip) => zip is not "000000";

    private static string Required(IReadOnlyDictionary<string, string> parameters, string name) => parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : throw new BoxberryRefused($"Не указан {name}", name);

    private static int Whole(IReadOnlyDictionary<string, string> parameters, string name) =>
        int.TryParse(Required(parameters, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new BoxberryRefused($"Неверное значение {name}", name);

    private static DateOnly Day(IReadOnlyDictionary<string, string> parameters, string name) =>
        DateOnly.TryParseExact(Required(parameters, name), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BoxberryRefused($"Неверное значение {name}", name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
