using Microsoft.Extensions.Options;
using SystemUnderTest.Health;
using SystemUnderTest.Http;
using SystemUnderTest.Shipping.Boxberry;
using SystemUnderTest.Shipping.Cdek;
using SystemUnderTest.Shipping.RussianPost;

namespace SystemUnderTest.Shipping;

internal static class ShippingSetup
{
    public static void AddShipping(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ShippingOptions>().BindConfiguration("Shipping").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ShippingOptions>, KnownCarriers>();
        builder.Services.AddSingleton<VendorHttp>();
        builder.Services.AddSingleton<ShipmentBook>();
        builder.Services.AddSingleton<Carriers>();
        builder.AddCdek();
        builder.AddCarrier<BoxberryCarrier, BoxberryOptions>("Boxberry", BoxberryCarrier.Name);
        builder.AddCarrier<RussianPostCarrier, RussianPostOptions>("RussianPost", RussianPostCarrier.Name);
    }

    public static void MapShipping(this IEndpointRouteBuilder app)
    {
        app.MapShipments();
        if (app.ServiceProvider.GetService<CdekCarrier>() is not null)
            app.MapPost("/webhooks/cdek", CdekWebhook.TakeAsync).WithName("cdek-webhook").TakesReport().Refuses(StatusCodes.Status400BadRequest).AllowAnonymous();
    }

    /// <summary>A carrier, with its settings in a section of its own. Without that section it is not there.</summary>
    public static void AddCarrier<TCarrier, TOptions>(this WebApplicationBuilder builder, string section, string code)
        where TCarrier : class, ICarrier
        where TOptions : class
    {
        if (!builder.Configuration.GetSection(section).Exists())
            return;
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(code);
        builder.Services.AddSingleton<TCarrier>();
        builder.Services.AddSingleton<ICarrier>(services => services.GetRequiredService<TCarrier>());
        builder.Services.AddDependency<TCarrier>(code, (carrier, token) => carrier.IsWellAsync(token));
    }

    /// <summary>The settings name no carrier that there is none of.</summary>
    private sealed class KnownCarriers(IServiceProvider services) : IValidateOptions<ShippingOptions>
    {
        public ValidateOptionsResult Validate(string? name, ShippingOptions options)
        {
            // Asked for here, not in the constructor: carriers have options of their own.
            var known = services.GetServices<ICarrier>().Select(c => c.Code).ToList();
            if (known.Count > 0 && options.FromPostalCode.Length == 0)
                return ValidateOptionsResult.Fail("Shipping:FromPostalCode is missing: where parcels start from, six digits.");
            var unknown = options.Carriers.Except(known, StringComparer.Ordinal).ToList();
            return unknown.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Shipping:Carriers names {string.Join(", ", unknown.Select(u => $"'{u}'"))}, of which there are no settings. There are those of {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
        }
    }
}
