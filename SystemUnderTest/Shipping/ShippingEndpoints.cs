using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shipping;

/// <summary>What customers see of carriers, and what the people who pack do with them.</summary>
internal static partial class ShippingEndpoints
{
    private const int Heaviest = 30_000;
    private const int LongestSide = 200;

    public static void MapShipments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/shop/shipping/quotes", QuoteAsync).WithName("quote-shipping");
        app.MapGet("/shop/shipments/{tracking}", TrackAsync).WithName("track-shipment");
        var packers = app.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        packers.MapPost("/shop/shipments", ShipAsync).WithName("ship").Refuses(StatusCodes.Status422UnprocessableEntity).DependsOnVendor();
        packers.MapDelete("/shop/shipments/{tracking}", CancelAsync).WithName("cancel-shipment").Refuses(StatusCodes.Status422UnprocessableEntity).DependsOnVendor();
    }

    private static async Task<Ok<QuotesView>> QuoteAsync(QuoteRequest request, Carriers carriers, CancellationToken cancellationToken)
    {
        var round = await carriers.AskAsync(Parcel(request.ToPostalCode, request.WeightGrams, request.LengthCm, request.WidthCm, request.HeightCm, request.DeclaredValue), cancellationToken);
        return TypedResults.Ok(new QuotesView(
            [.. round.Quotes.Select(q => new QuoteView(q.Carrier, q.Cost, q.Currency, q.DaysMin, q.DaysMax))], [.. round.LeftOut.Select(l => new LeftOutView(l.Carrier, l.Reason))]));
    }

    private static async Task<Ok<ShippedView>> ShipAsync(ShipRequest request, Carriers carriers, CancellationToken cancellationToken)
    {
        new Validation()
            .Text("order_number", request.OrderNumber, 40)
            .Text("recipient", request.Recipient, 200)
            .Text("city", request.City, 100)
            .Text("address", request.Address, 300)
            .Require("phone", Phone().IsMatch(request.Phone), "must be a phone number such as +79161234567")
            .Require("carrier", carriers.Used.Any(c => c.Code == request.Carrier), $"must be one of {string.Join(", ", carriers.Used.Select(c => c.Code))}")
            .ThrowIfAny();
        var parcel = Parcel(request.ToPostalCode, request.WeightGrams, request.LengthCm, request.WidthCm, request.HeightCm, request.DeclaredValue);
        var order = new ShipmentOrder(request.OrderNumber, parcel, new Recipient(request.Recipient, request.Phone, request.City, request.Address));
        var shipped = await carriers.Find(request.Carrier).ShipAsync(order, cancellationToken);
        return TypedResults.Ok(new ShippedView(shipped.Carrier, shipped.OrderNumber, shipped.TrackingNumber));
    }

    /// <summary>The carrier's present word; while it does not answer, what it said last.</summary>
    private static async Task<Ok<ShipmentView>> TrackAsync(string tracking, Carriers carriers, ShipmentBook book, ILogger<ShipmentBook> logger, CancellationToken cancellationToken)
    {
        var known = await FindAsync(tracking, book, cancellationToken);
        var isFresh = true;
        try
        {
            await carriers.Find(known.Carrier).TrackAsync(tracking, cancellationToken);
        }
        catch (CarrierTrouble trouble)
        {
            logger.LogWarning(trouble, "Where {Tracking} is cannot be asked", tracking);
            isFresh = false;
        }

        var now = (await book.FindAsync(tracking, cancellationToken))!;
        var steps = await book.StepsAsync(now.Id, cancellationToken);
        return TypedResults.Ok(new ShipmentView(now.Carrier, tracking, now.State, isFresh, [.. steps.Select(s => new ShipmentStepView(s.State, s.CarrierStatus, s.At))]));
    }

    private static async Task<NoContent> CancelAsync(string tracking, ClaimsPrincipal principal, Carriers carriers, ShipmentBook book, CancellationToken cancellationToken)
    {
        var known = await FindAsync(tracking, book, cancellationToken);
        if (known.State != ShipmentState.Cancelled)
            await carriers.Find(known.Carrier).CancelAsync(tracking, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Shipment> FindAsync(string tracking, ShipmentBook book, CancellationToken cancellationToken) =>
        tracking.Length > 50 || tracking.Contains('\0', StringComparison.Ordinal) || await book.FindAsync(tracking, cancellationToken) is not { } known ? throw Refusal.NotFound("shipment") : known;

    private static Parcel Parcel(string postalCode, int weight, int length, int width, int height, decimal value)
    {
        new Validation()
            .Require("to_postal_code", PostalCode().IsMatch(postalCode), "must have six digits")
            .Require("weight_grams", weight is >= 1 and <= Heaviest, $"must be between 1 and {Heaviest}")
            .Require("length_cm", length is >= 1 and <= LongestSide, $"must be between 1 and {LongestSide}")
            .Require("width_cm", width is >= 1 and <= LongestSide, $"must be between 1 and {LongestSide}")
            .Require("height_cm", height is >= 1 and <= LongestSide, $"must be between 1 and {LongestSide}")
            .Require("declared_value", value is >= 0 and <= 1_000_000 && decimal.Round(value, 2) == value, "must be an amount between 0 and 1000000")
            .ThrowIfAny();
        return new Parcel(postalCode, weight, length, width, height, value);
    }

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex PostalCode();

    [GeneratedRegex(@"^\+[1-9][0-9]{9,14}\z")]
    private static partial Regex Phone();
}

internal sealed record QuoteRequest(string ToPostalCode, int WeightGrams, int LengthCm, int WidthCm, int HeightCm, decimal DeclaredValue);

internal sealed record ShipRequest(
    string Carrier, string OrderNumber, string Recipient, string Phone, string City, string Address, string ToPostalCode, int WeightGrams, int LengthCm, int WidthCm, int HeightCm, decimal DeclaredValue);

internal sealed record QuotesView(IReadOnlyList<QuoteView> Quotes, IReadOnlyList<LeftOutView> LeftOut);

internal sealed record QuoteView(string Carrier, decimal Cost, string Currency, int DaysMin, int DaysMax);

internal sealed record LeftOutView(string Carrier, string Reason);

internal sealed record ShippedView(string Carrier, string OrderNumber, string TrackingNumber);

internal sealed record ShipmentView(string Carrier, string TrackingNumber, string State, bool IsFresh, IReadOnlyList<ShipmentStepView> Steps);

internal sealed record ShipmentStepView(string State, string CarrierStatus, DateTimeOffset At);
