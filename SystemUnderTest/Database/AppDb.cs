using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Forum;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Notifications;
using SystemUnderTest.Notifications.Deliveries;
using SystemUnderTest.Payments;
using SystemUnderTest.Progress;
using SystemUnderTest.Realtime;
using SystemUnderTest.Shipping;
using SystemUnderTest.Shop;
using SystemUnderTest.Subjects;
using SystemUnderTest.Tasks;
using SystemUnderTest.Tickets;

namespace SystemUnderTest.Database;

/// <summary>The tables. Each module configures its own and uses only its own; other modules' data come through their services.</summary>
public sealed class AppDb : DbContext
{
    public AppDb(DbContextOptions<AppDb> options)
        : base(options)
    {
        // A savepoint that cannot be released is only logged, and what follows then runs on a new connection, outside of the transaction that was lost
        // with the old one: half of it would be committed. Nobody here goes on after a failed SaveChanges, so there are none.
        Database.AutoSavepointsEnabled = false;
    }

    internal DbSet<User> Users => Set<User>();

    internal DbSet<Subject> Subjects => Set<Subject>();

    internal DbSet<Enrolment> Enrolments => Set<Enrolment>();

    internal DbSet<Invoice> Invoices => Set<Invoice>();

    internal DbSet<InvoiceTransition> InvoiceTransitions => Set<InvoiceTransition>();

    internal DbSet<Payment> Payments => Set<Payment>();

    internal DbSet<Refund> Refunds => Set<Refund>();

    internal DbSet<UnmatchedPayment> UnmatchedPayments => Set<UnmatchedPayment>();

    internal DbSet<InvoiceMessageRow> InvoiceMessages => Set<InvoiceMessageRow>();

    internal DbSet<Job> Jobs => Set<Job>();

    internal DbSet<Chat> Chats => Set<Chat>();

    internal DbSet<Participant> Participants => Set<Participant>();

    internal DbSet<Message> Messages => Set<Message>();

    internal DbSet<EventStream> EventStreams => Set<EventStream>();

    internal DbSet<StoredEvent> Events => Set<StoredEvent>();

    internal DbSet<Producer> Producers => Set<Producer>();

    internal DbSet<Show> Shows => Set<Show>();

    internal DbSet<TicketKind> TicketKinds => Set<TicketKind>();

    internal DbSet<Hold> Holds => Set<Hold>();

    internal DbSet<HoldLine> HoldLines => Set<HoldLine>();

    internal DbSet<Order> Orders => Set<Order>();

    internal DbSet<OrderLine> OrderLines => Set<OrderLine>();

    internal DbSet<Attendee> Attendees => Set<Attendee>();

    internal DbSet<Training> Trainings => Set<Training>();

    internal DbSet<Licence> Licences => Set<Licence>();

    internal DbSet<LicenceCorrection> LicenceCorrections => Set<LicenceCorrection>();

    internal DbSet<Delivery> Deliveries => Set<Delivery>();

    internal DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    internal DbSet<ProviderChoice> ProviderChoices => Set<ProviderChoice>();

    internal DbSet<Shipment> Shipments => Set<Shipment>();

    internal DbSet<ShipmentStep> ShipmentSteps => Set<ShipmentStep>();

    internal DbSet<Customer> Customers => Set<Customer>();

    internal DbSet<Product> Products => Set<Product>();

    internal DbSet<ProductRating> ProductRatings => Set<ProductRating>();

    internal DbSet<CartLine> CartLines => Set<CartLine>();

    internal DbSet<ShopOrder> ShopOrders => Set<ShopOrder>();

    internal DbSet<ShopOrderLine> ShopOrderLines => Set<ShopOrderLine>();

    internal DbSet<ShopPayment> ShopPayments => Set<ShopPayment>();

    internal DbSet<ShopRefund> ShopRefunds => Set<ShopRefund>();

    internal DbSet<ShopNotice> ShopNotices => Set<ShopNotice>();

    internal DbSet<StockMovement> StockMovements => Set<StockMovement>();

    internal DbSet<InventorySync> InventorySyncs => Set<InventorySync>();

    internal DbSet<ShopEvent> ShopEvents => Set<ShopEvent>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}
