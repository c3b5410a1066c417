namespace SystemUnderTest.Shipping.Cdek;

internal static class CdekSetup
{
    public static void AddCdek(this WebApplicationBuilder builder)
    {
        builder.AddCarrier<CdekCarrier, CdekOptions>("Cdek", CdekCarrier.Name);
        builder.Services.AddSingleton<CdekToken>();
    }
}
