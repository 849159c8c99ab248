namespace InstaHub.Silo.Mail;

/// <summary>Hands mail over for delivery.</summary>
public interface IMailSender
{
    /// <summary>Sends one mail. When it throws, it may have been sent or not.</summary>
    Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}

/// <summary>A mail. Its text has secrets in it: it is never logged.</summary>
/// <param name="To">Address of who gets it.</param>
/// <param name="Subject">ASCII, one line.</param>
/// <param name="Text">Plain text, ASCII.</param>
public sealed record OutgoingMail(string To, string Subject, string Text)
{
    private bool PrintMembers(System.Text.StringBuilder text) => false;
}
