using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Mail;

/// <summary>Registration of this folder.</summary>
public static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddSingleton<IMailSender, MailSender>();
        services.AddSingleton<IMailWriter, VerifyEmailMail>();
        services.AddSingleton<IMailWriter, ResetPasswordMail>();
        services.AddSingleton<MailWorker>();
        return services.AddHostedService(provider => provider.GetRequiredService<MailWorker>());
    }
}
