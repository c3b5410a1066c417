using SystemUnderTest.Http;

namespace SystemUnderTest.Identity;

internal static class AccountCheck
{
    /// <summary>Somebody whose account is gone is signed out, although their token would be good for a while.</summary>
    public static void UseAccountCheck(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true && !await ExistsAsync(context))
            throw new Refusal(StatusCodes.Status401Unauthorized, "not_signed_in", "The account of this sign-in no longer exists.");
        await next(context);
    });

    /// <summary>In a scope of its own: a socket's request lasts for hours, and must not keep a database context for as long.</summary>
    private static async Task<bool> ExistsAsync(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PeopleDirectory>().ExistsAsync(Caller.Of(context.User).Id, context.RequestAborted);
    }
}
