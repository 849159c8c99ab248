namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>Read-only look-ups among all accounts. One key serves all.</summary>
[Alias("InstaHub.Accounts.IAccountQueries")]
public interface IAccountQueries : IGrainWithIntegerKey
{
    /// <summary>Whose username or e-mail address this is, in any case; null when it is nobody's.</summary>
    [Alias("FindByLogin")]
    Task<Guid?> FindByLogin(string login, CancellationToken cancellationToken = default);
}
