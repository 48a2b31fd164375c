package operator

import (
	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/client-go/rest"
	"k8s.io/utils/pointer"
	"k8s.io/utils/ptr"
)

var yes = true

func pod(image string) corev1.PodSpec {
	return corev1.PodSpec{
		HostNetwork: true,
		Containers: []corev1.Container{
			{Name: "implicit", Image: image},
			corev1.Container{Name: "written", Image: image},
			corev1.Container{
				Name: "privileged",
				SecurityContext: &corev1.SecurityContext{
					Privileged: pointer.Bool(true),
				},
			},
			corev1.Container{Name: "fine", SecurityContext: &corev1.SecurityContext{Privileged: pointer.Bool(false)}},
			corev1.Container{},
		},
	}
}

func contexts() []*corev1.SecurityContext {
	no := false
	return []*corev1.SecurityContext{
		&corev1.SecurityContext{Privileged: ptr.To(true), RunAsNonRoot: &no},
		&corev1.SecurityContext{RunAsNonRoot: ptr.To(true)},
		&corev1.SecurityContext{Privileged: &yes},
	}
}

func spec() {
	var s corev1.PodSpec
	s.HostNetwork = true
	s.HostPID = false
	t := corev1.PodSpec{HostPID: true, HostIPC: false}
	u := &corev1.PodSpec{HostNetwork: false}
	use(s, t, u)
}

func configs(host string) (*rest.Config, error) {
	direct := &rest.Config{Host: host, TLSClientConfig: rest.TLSClientConfig{Insecure: true}}
	verified := &rest.Config{TLSClientConfig: rest.TLSClientConfig{Insecure: false, CAFile: "ca"}}
	verified.TLSClientConfig.Insecure = true
	config, err := rest.InClusterConfig()
	if err != nil {
		return direct, err
	}
	config.Timeout = 5
	config.Insecure = true
	return config, nil
}

func rules() []rbacv1.PolicyRule {
	all := rbacv1.PolicyRule{APIGroups: []string{""}, Resources: []string{"pods"}, Verbs: []string{"get", "*"}}
	some := rbacv1.PolicyRule{APIGroups: []string{"*"}, Resources: []string{"pods"}, Verbs: []string{"get"}}
	return []rbacv1.PolicyRule{
		all,
		some,
		{Verbs: []string{"*"}},
		rbacv1.PolicyRule{Resources: []string{"*"}, Verbs: []string{"list"}},
		rbacv1.PolicyRule{Resources: []string{"*", "pods"}},
	}
}
