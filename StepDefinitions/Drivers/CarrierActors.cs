using Mocks;

namespace StepDefinitions.Drivers;

/// <summary>A carrier's side of a scenario, in words that fit each of them.</summary>
public sealed record CarrierActor
{
    /// <summary>Its code in the system.</summary>
    public required string Code { get; init; }

    /// <summary>The fake.</summary>
    public required FaultyVendor Vendor { get; init; }

    /// <summary>The call that asks for a quote, and the one that hands a parcel over.</summary>
    public required string QuoteCall { get; init; }

    public required string ShipCall { get; init; }

    /// <summary>How many parcels it has taken over.</summary>
    public required Func<int> Parcels { get; init; }

    /// <summary>Lets something happen to the latest parcel.</summary>
    public required Func<string, Task> Happens { get; init; }
}

/// <summary>The carriers by the names that scenarios call them.</summary>
public sealed class CarrierActors(ScenarioVendors vendors)
{
    public CarrierActor this[string name] => name switch
    {
        "CDEK" => new CarrierActor
        {
            Code = "cdek",
            Vendor = vendors.Cdek,
            QuoteCall = "POST /calculator/tariff",
            ShipCall = "POST /orders",
            Parcels = () => vendors.Cdek.Orders.Count(o => o.State != "INVALID"),
            Happens = status => vendors.Cdek.Happens(status),
        },
        "Boxberry" => new CarrierActor
        {
            Code = "boxberry",
            Vendor = vendors.Boxberry,
            QuoteCall = "GET /DeliveryCosts",
            ShipCall = "POST /ParselCreate",
            Parcels = () => vendors.Boxberry.Parcels.Count,
            Happens = status => Done(() => vendors.Boxberry.Happens(status)),
        },
        "Russian Post" => new CarrierActor
        {
            Code = "russian_post",
            Vendor = vendors.RussianPost,
            QuoteCall = "POST /1.0/tariff",
            ShipCall = "PUT /2.0/user/backlog",
            Parcels = () => vendors.RussianPost.Parcels.Count,
            Happens = status => Done(() => vendors.RussianPost.Happens(status)),
        },
        _ => throw new ArgumentException($"There is no carrier called '{name}' in this suite.", nameof(name)),
    };

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
