using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SystemUnderTest.Identity;
using SystemUnderTest.Subjects;

namespace SystemUnderTest.Forum;

internal sealed class ChatTable : IEntityTypeConfiguration<Chat>
{
    public void Configure(EntityTypeBuilder<Chat> builder)
    {
        builder.ToTable("chats", table =>
        {
            table.HasCheckConstraint("ck_chats_kind", $"kind IN ('{ChatKind.Subject}', '{ChatKind.Tutor}')");
            table.HasCheckConstraint("ck_chats_last_number", "last_number >= 0");
        });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => new { c.EnrolmentId, c.Kind }).IsUnique().HasDatabaseName("ux_chats_enrolment_kind");
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(c => c.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Subject>().WithMany().HasForeignKey(c => c.SubjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ParticipantTable : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("chat_participants", table => table.HasCheckConstraint("ck_chat_participants_read", "last_read >= 0 AND (last_read = 0) = (read_at IS NULL)"));
        builder.HasKey(p => new { p.ChatId, p.UserId });
        builder.HasIndex(p => p.UserId);
        builder.HasOne<Chat>().WithMany().HasForeignKey(p => p.ChatId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public const string OncePerClientId = "ux_messages_client";

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages", table => table.HasCheckConstraint("ck_messages_content", $"content ~ '\\S' AND length(content) <= {Message.Longest}"));
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => new { m.ChatId, m.Number }).IsUnique();
        builder.HasIndex(m => new { m.SenderId, m.ClientId }).IsUnique().HasFilter("client_id IS NOT NULL").HasDatabaseName(OncePerClientId);
        builder.HasOne<Chat>().WithMany().HasForeignKey(m => m.ChatId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.SenderId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Message>().WithMany().HasForeignKey(m => m.ReplyToId).OnDelete(DeleteBehavior.SetNull);
    }
}
