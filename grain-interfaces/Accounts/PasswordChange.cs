namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>What a user gives to get another password, unchecked.</summary>
/// <param name="CurrentPassword">The one that it replaces.</param>
/// <param name="NewPassword">10 to 128 characters.</param>
/// <param name="SessionId">The session that goes on; all others end.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.PasswordChange")]
public sealed record PasswordChange([property: Id(0)] string CurrentPassword, [property: Id(1)] string NewPassword, [property: Id(2)] Guid SessionId)
{
    // Secrets do not belong into logs.
    private bool PrintMembers(System.Text.StringBuilder text)
    {
        text.Append("SessionId = ").Append(SessionId);
        return true;
    }
}

/// <summary>What somebody gives who has forgotten the password, unchecked.</summary>
/// <param name="Token">That came by mail.</param>
/// <param name="NewPassword">10 to 128 characters.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Accounts.PasswordReset")]
public sealed record PasswordReset([property: Id(0)] string Token, [property: Id(1)] string NewPassword)
{
    private bool PrintMembers(System.Text.StringBuilder text) => false;
}
