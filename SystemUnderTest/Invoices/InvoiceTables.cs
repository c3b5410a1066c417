using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;
using SystemUnderTest.Subjects;

namespace SystemUnderTest.Invoices;

internal sealed class InvoiceTable : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("invoices", table =>
        {
            table.HasCheckConstraint("ck_invoices_status", $"status IN ('{string.Join("', '", InvoiceStatus.All)}')");
            table.HasCheckConstraint("ck_invoices_amount_positive", "amount > 0");
            table.HasCheckConstraint("ck_invoices_amount_scale", "amount = round(amount, 2) AND amount < 10000000000");
            table.HasCheckConstraint("ck_invoices_timeline", "sent_at >= created_at AND viewed_at >= sent_at AND paid_at >= COALESCE(viewed_at, sent_at) AND cancelled_at >= COALESCE(viewed_at, sent_at, created_at)");
            table.HasCheckConstraint(
                "ck_invoices_status_times",
                "(status = 'DRAFT') = (sent_at IS NULL AND cancelled_at IS NULL) AND (status = 'PAID') = (paid_at IS NOT NULL) AND (status = 'CANCELLED') = (cancelled_at IS NOT NULL) AND (viewed_at IS NULL OR sent_at IS NOT NULL) AND (paid_at IS NULL OR sent_at IS NOT NULL)");
        });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Number).UseIdentityAlwaysColumn();
        builder.Property(i => i.Amount).HasColumnType("numeric");
        builder.HasIndex(i => i.Number).IsUnique();
        builder.HasIndex(i => new { i.TutorId, i.CreatedAt });
        builder.HasIndex(i => new { i.ParentId, i.CreatedAt });
        builder.HasIndex(i => i.DueDate).HasFilter("status IN ('SENT', 'VIEWED')");
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.TutorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.StudentId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.ParentId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Subject>().WithMany().HasForeignKey(i => i.SubjectId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class InvoiceTransitionTable : IEntityTypeConfiguration<InvoiceTransition>
{
    public void Configure(EntityTypeBuilder<InvoiceTransition> builder)
    {
        builder.ToTable("invoice_transitions");
        builder.Property(t => t.Id).UseIdentityAlwaysColumn();
        builder.HasIndex(t => t.InvoiceId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(t => t.InvoiceId).OnDelete(DeleteBehavior.Cascade);
    }
}
