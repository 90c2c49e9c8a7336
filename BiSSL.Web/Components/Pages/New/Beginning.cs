using BiSSL.Training;
using BiSSL.Training.Pipeline.Presets;
using BiSSL.Web.Catalog;

namespace BiSSL.Web.Components.Pages.New;

/// <summary>What the address of the page asks to begin from.</summary>
/// <param name="Parent">The run it names, if it does.</param>
/// <param name="Missing">A sentence, if what it names is not there.</param>
internal sealed record Beginning(Origin Origin, Origin? Parent, string? Missing)
{
    public static Beginning Of(RunActions actions, string? parent, string? preset)
    {
        try
        {
            if (parent is null)
                return new(new Origin(Preset.Named(preset ?? Preset.All[0].Name)), null, null);
            var copied = new Origin(actions.Existing(parent));
            return new(copied, copied, null);
        }
        catch (Exception e) when (e is UserError or RequestFault)
        {
            return new(new Origin(Preset.All[0]), null, e.Message);
        }
    }
}
