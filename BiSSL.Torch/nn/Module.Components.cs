using System.Reflection;
using TorchSharp.Utils;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            private readonly OrderedDictionary<string, Module> _modules = [];
            private readonly OrderedDictionary<string, Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
            private bool _componentsRegistered;

            /// <summary>Adds a child module and registers the child's own fields.</summary>
            /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (name.Length == 0 || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"A module's name must not be empty or contain a dot, but it is '{name}'.", nameof(name));
                if (!_modules.TryAdd(name, submodule))
                    throw new InvalidOperationException($"A module named {name} is already registered.");
                submodule.RegisterComponents();
            }

            /// <summary>The same as <see cref="register_module"/>.</summary>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a parameter.</summary>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (!_parameters.TryAdd(name, param))
                    throw new InvalidOperationException($"A parameter named {name} is already registered.");
            }

            /// <summary>Adds a tensor that belongs to the state but is not trained. Only persistent ones enter <see cref="state_dict"/>.</summary>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (!_buffers.TryAdd(name, (tensor, persistent)))
                    throw new InvalidOperationException($"A buffer named {name} is already registered.");
            }

            /// <summary>
            /// Registers every instance field that holds a module, a parameter or any other tensor (a buffer), private and inherited ones too,
            /// under its own name or that of its <see cref="ComponentNameAttribute"/>. Does nothing the second time.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                    return;
                _componentsRegistered = true;
                foreach (var (name, field) in ComponentFields())
                    Register(name, field.GetValue(this));
            }

            private void Register(string name, object? value)
            {
                if (value is Module module && !_modules.ContainsKey(name))
                    register_module(name, module);
                else if (value is Parameter parameter)
                    _parameters[name] = parameter;
                else if (value is Tensor tensor)
                    _buffers[name] = (tensor, true);
            }

            private IEnumerable<(string Name, FieldInfo Field)> ComponentFields()
            {
                const BindingFlags declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                for (var type = GetType(); type != typeof(Module) && type is not null; type = type.BaseType)
                {
                    foreach (var field in type.GetFields(declared))
                        yield return (field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name, field);
                }
            }
        }
    }
}
