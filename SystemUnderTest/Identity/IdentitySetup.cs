using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Realtime;

namespace SystemUnderTest.Identity;

internal static class IdentitySetup
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken(options =>
        {
            options.BearerTokenExpiration = TokenLifetime;
            options.Events.OnMessageReceived = context =>
            {
                context.Token = BrowserToken.Of(context.HttpContext);
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var keys = builder.Services.AddDataProtection().SetApplicationName("lessons");
        if (builder.Configuration["Identity:KeyFolder"] is { Length: > 0 } folder)
            keys.PersistKeysToFileSystem(new DirectoryInfo(folder)); // a token of one instance is good at all that share the folder
        var iterations = builder.Configuration.GetValue<int?>("Identity:PasswordIterations");
        builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = iterations ?? options.IterationCount);
        builder.Services.AddOptions<BootstrapAdminOptions>().BindConfiguration("Identity:BootstrapAdmin");
        builder.Services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddScoped<Accounts>();
        builder.Services.AddScoped<PeopleDirectory>();
    }

    /// <summary>Makes the first administrator, if the settings name one and there is none of that address.</summary>
    public static async Task BootstrapAdminAsync(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<BootstrapAdminOptions>>().Value;
        if (options.Email is not { Length: > 0 } email || options.Password is not { Length: > 0 } password)
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var lowered = email.Trim().ToLowerInvariant();
        if (!await scope.ServiceProvider.GetRequiredService<AppDb>().Users.AnyAsync(u => u.Email == lowered))
            await scope.ServiceProvider.GetRequiredService<Accounts>().CreateAsync(email, password, "Administrator", Roles.Admin, null, CancellationToken.None);
    }
}

internal sealed class BootstrapAdminOptions
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
