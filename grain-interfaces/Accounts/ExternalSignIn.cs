using System.Text;
using InstaHub.GrainInterfaces.Common;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>Whom a provider has named, in an ID token that was verified.</summary>
/// <param name="Provider">Its name in the configuration.</param>
/// <param name="Subject">Its id of the person, never given to another.</param>
/// <param name="Email">The person's address, unchecked; null when it does not say.</param>
/// <param name="IsEmailVerified">Whether the provider vouches for the address.</param>
/// <param name="Name">What the person is called, unchecked; null when it does not say.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.ExternalIdentity")]
public sealed record ExternalIdentity(
    [property: Id(0)] string Provider,
    [property: Id(1)] string Subject,
    [property: Id(2)] string? Email,
    [property: Id(3)] bool IsEmailVerified,
    [property: Id(4)] string? Name)
{
    /// <summary>OpenID Connect Core, section 2: at most 255 ASCII characters.</summary>
    public const int MaxSubjectLength = 255;

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Provider = ").Append(Provider);
        return true;
    }
}

/// <summary>Somebody whom a provider has named gets an account, which has no password.</summary>
/// <param name="Username">Keeps the rules of usernames.</param>
/// <param name="DisplayName">Keeps the rules of display names; null: the username.</param>
/// <param name="Identity">Whose e-mail address keeps the rules of addresses.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.ExternalRegistration")]
public sealed record ExternalRegistration(
    [property: Id(0)] string Username, [property: Id(1)] string? DisplayName, [property: Id(2)] ExternalIdentity Identity);

/// <summary>What became of it: a session; or why there is none, and the ticket to go on with, if one can.</summary>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.ExternalSignInOutcome")]
public sealed record ExternalSignInOutcome([property: Id(0)] SignedIn? SignedIn, [property: Id(1)] Error? Error, [property: Id(2)] string? Ticket)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Error = ").Append(Error?.Code);
        return true;
    }
}

/// <summary>What was missing.</summary>
/// <param name="Ticket">Of <see cref="ExternalSignInOutcome"/>.</param>
/// <param name="Password">Of the account that is to be linked; not looked at where only a code was missing.</param>
/// <param name="Code">Of the second factor.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.ExternalProof")]
public sealed record ExternalProof([property: Id(0)] string Ticket, [property: Id(1)] string? Password, [property: Id(2)] string? Code)
{
    private bool PrintMembers(StringBuilder text) => false;
}

/// <summary>Why this feature refuses.</summary>
public static class ExternalErrors
{
    /// <summary>There is an account with that e-mail address, and the provider does not vouch for it.</summary>
    public static readonly Error LinkRequired =
        new(ErrorKind.Conflict, "link_required", "There is an account with this e-mail address. Give its password to link it.");

    public static readonly Error EmailMissing =
        new(ErrorKind.Unprocessable, "email_missing", "The provider gave no usable e-mail address, which an account needs.");

    /// <summary>What the provider says cannot be.</summary>
    public static readonly Error IdentityRefused = new(ErrorKind.Unprocessable, "external_refused", "The provider's answer was refused. Try again.");

    public static readonly Error TicketRefused = new(ErrorKind.Gone, "ticket_expired", "This took too long, or was done already. Start again.");
}
