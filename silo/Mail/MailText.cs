using System.Globalization;
using System.Text;

namespace InstaHub.Silo.Mail;

/// <summary>The form in which mail travels (RFC 5322, RFC 2045).</summary>
internal static class MailText
{
    public const string LineEnd = "\r\n";

    /// <summary>Headers and text. Lines are neither wrapped nor encoded, so that links stay whole.</summary>
    /// <exception cref="FormatException">The text is not ASCII, or has a line that is longer than mail may have.</exception>
    public static string Write(OutgoingMail mail, string from, DateTimeOffset now)
    {
        var text = new StringBuilder();
        Header("From", $"InstaHub <{from}>");
        Header("To", mail.To);
        Header("Subject", mail.Subject);
        Header("Date", now.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        Header("Message-ID", $"<{Guid.CreateVersion7(now):N}@{from[(from.LastIndexOf('@') + 1)..]}>");
        Header("Auto-Submitted", "auto-generated"); // RFC 3834: no automatic answers
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=us-ascii");
        Header("Content-Transfer-Encoding", "7bit");
        text.Append(LineEnd);
        foreach (var line in mail.Text.AsSpan().EnumerateLines())
        {
            Check(line);
            text.Append(line).Append(LineEnd);
        }
        return text.ToString();

        void Header(string name, string value)
        {
            // A line break would let an address add headers of its own.
            if (value.AsSpan().ContainsAny('\r', '\n'))
                throw new FormatException($"The header {name} has more than one line.");
            Check(value);
            text.Append(name).Append(": ").Append(value).Append(LineEnd);
        }
    }

    private static void Check(ReadOnlySpan<char> line)
    {
        if (line.Length > 998 || !Ascii.IsValid(line)) // RFC 5322, section 2.1.1
            throw new FormatException("A line of the mail is too long, or not ASCII.");
    }
}
