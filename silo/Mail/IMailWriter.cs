namespace InstaHub.Silo.Mail;

/// <summary>Writes the mail of one kind, when it is about to be sent. A feature registers one for each of its kinds.</summary>
public interface IMailWriter
{
    /// <summary>The kind, see <see cref="Grains.Accounts.MailKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Writes it; again for each attempt, so what came before it no longer counts.</summary>
    /// <param name="userId">Whom it is for; null: whoever has the address.</param>
    /// <param name="emailKey">The address, folded; null: the user's.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <returns>Null: there is nothing to send, or nobody to send it to.</returns>
    Task<OutgoingMail?> WriteAsync(Guid? userId, string? emailKey, CancellationToken cancellationToken);
}
