using SystemUnderTest.Database;
using SystemUnderTest.Forum;
using SystemUnderTest.Health;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Notifications;
using SystemUnderTest.Payments;
using SystemUnderTest.Realtime;
using SystemUnderTest.Subjects;
using SystemUnderTest.Tasks;
using SystemUnderTest.Tickets;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.AddHttp();
builder.AddDatabase();
builder.AddTasks();
builder.AddIdentity();
builder.AddRealtime();
builder.AddSubjects();
builder.AddForum();
builder.AddInvoices();
builder.AddPayments();
builder.AddNotifications();
builder.AddTickets();
builder.AddHealth();

var app = builder.Build();
app.UseHttp();
app.UseRealtime();
app.UseAuthentication();
app.UseAccountCheck();
app.UseAuthorization();
app.MapIdentity();
app.MapSubjects();
app.MapForum();
app.MapInvoices();
app.MapPayments();
app.MapTickets();
app.MapTasks();
app.MapRealtime();
app.MapHealth();
await app.CreateSchemaAsync();
await app.BootstrapAdminAsync();
await app.RunAsync();

/// <summary>The entry point, public so that a test host can name it.</summary>
public partial class Program;
