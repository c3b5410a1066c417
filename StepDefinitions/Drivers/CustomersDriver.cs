using System.Text.RegularExpressions;
using Framework.Lanes;
using Mocks;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>Customers of the shop, their addresses and passwords.</summary>
public sealed partial class CustomersDriver(Api api, ScenarioScope scenario, ScenarioVendors vendors, People people)
{
    private const string Password = "correct-horse-7";

    public Task<ApiAnswer> AttemptRegisterAsync(string email, string name, string? phone = null) =>
        api.CallAsync(null, "register-customer", body: new { Email = email, Password, FullName = name, Phone = phone });

    /// <summary>Registers somebody; the token that comes with it signs them in.</summary>
    public async Task<Person> RegisterAsync(string name, string? phone = null)
    {
        var email = scenario.Data.Email(name);
        var registered = (await AttemptRegisterAsync(email, name, phone)).As<CustomerRegisteredJson>();
        var person = new Person(name, "customer", registered.Customer.Id, email, Password)
        {
            Token = registered.AccessToken,
            TokenExpiresAt = scenario.Clock.GetUtcNow().AddSeconds(registered.ExpiresIn),
        };
        people.Add(person);
        return person;
    }

    public async Task<CustomerJson> ProfileAsync(Person person) => (await api.CallAsync(person, "get-profile")).As<CustomerJson>();

    public async Task<CustomerJson> UpdateAsync(Person person, string fullName, string? phone) => (await api.CallAsync(person, "update-profile", body: new { FullName = fullName, Phone = phone })).As<CustomerJson>();

    public Task<ApiAnswer> AttemptVerifyAsync(string token) => api.CallAsync(null, "verify-email", body: new { Token = token });

    /// <summary>What the link in somebody's last mail carries.</summary>
    public string MailedToken(Person person)
    {
        var mails = vendors.SendGrid.MailsTo(person.Email);
        var link = mails.Select(m => Link().Match(m.Text)).LastOrDefault(m => m.Success) ?? throw new InvalidOperationException($"{person.Name} has no mail with a verification link; mails: {string.Join(", ", mails.Select(m => m.Subject).DefaultIfEmpty("none"))}.");
        return link.Groups["token"].Value;
    }

    public Task<ApiAnswer> AttemptChangePasswordAsync(Person person, string current, string changed) => api.CallAsync(person, "change-password", body: new { CurrentPassword = current, NewPassword = changed });

    public Task<ApiAnswer> AttemptSignInAsync(Person person, string password) => api.CallAsync(null, "sign-in", body: new { person.Email, Password = password });

    [GeneratedRegex(@"/shop/verify\?token=(?<token>[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
